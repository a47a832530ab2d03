/**
 * How answers are compared: by class, field and value, with values in a form that a diff shows well. What a store
 * answers must be of the domain's own classes, or their equality would not hold. Asserts by `node:assert`, so that no
 * promise needs a test runner.
 */
import { Cause, DateTime, Effect, Exit, Option } from "effect"
import { strict as assert } from "node:assert"

/** A value as data: bigints and instants as text, classes and errors with their name. */
export const plain = (value: unknown): unknown => {
  if (typeof value === "bigint") return `${value}n`
  if (typeof value !== "object" || value === null) return value
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof Set || value instanceof Map) return [...value].map(plain)
  if (DateTime.isDateTime(value)) return DateTime.formatIso(value)
  if (Option.isOption(value)) return Option.isSome(value) ? { some: plain(value.value) } : "none"
  const fields = Object.entries(value).map(([key, field]) => [key, plain(field)] as const)
  const kind = nameOf(value)
  return Object.fromEntries(kind === "Object" ? fields : [["class", kind], ...fields])
}

const nameOf = (value: object): string => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return typeof prototype === "object" && prototype !== null ? prototype.constructor.name : "Object"
}

/**
 * Compares by class, field and value; throws an AssertionError that shows what differs.
 *
 * @example
 * ```ts
 * import { CurrencyCode, Money } from "@outlay/domain"
 * import { same } from "@outlay/testing"
 *
 * const eur = CurrencyCode.make("EUR")
 * same(Money.of(100n, eur).plus(Money.of(1n, eur)), Money.of(101n, eur))
 * ```
 */
export const same = (actual: unknown, expected: unknown, what = "answer"): void =>
  assert.deepStrictEqual({ [what]: plain(actual) }, { [what]: plain(expected) })

/** Compares without regard to order. */
export const sameItems = (actual: ReadonlyArray<unknown>, expected: ReadonlyArray<unknown>, what?: string): void =>
  same(sorted(actual), sorted(expected), what)

const sorted = (items: ReadonlyArray<unknown>) =>
  items.map(plain).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

/**
 * The effect must be refused with exactly this error.
 *
 * @example
 * ```ts
 * import { refuses } from "@outlay/testing"
 * import { Effect } from "effect"
 *
 * await Effect.runPromise(refuses(Effect.fail("no"), "no"))
 * ```
 */
export const refuses = <A, E, R>(effect: Effect.Effect<A, E, R>, error: NoInfer<E>): Effect.Effect<void, never, R> =>
  Effect.map(refusalOf(effect), (actual) => same(actual, error))

/** The error that the effect is refused with; one that goes through breaks the promise. */
export const refusalOf = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<E, never, R> =>
  Effect.catch(Effect.flip(effect), (answer): Effect.Effect<never> =>
    Effect.die(new assert.AssertionError({ message: "not refused", actual: plain(answer) }))
  )

/** The effect must die of exactly this defect. */
export const diesOf = <A, E, R>(effect: Effect.Effect<A, E, R>, defect: unknown): Effect.Effect<void, never, R> =>
  Effect.map(Effect.exit(effect), (exit) =>
    assert.strictEqual(Exit.isFailure(exit) ? Cause.squash(exit.cause) : plain(exit.value), defect)
  )

/** The effect must die; of what is not promised. */
export const dies = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<void, never, R> =>
  Effect.map(Effect.exit(effect), (exit) => assert.ok(Exit.isFailure(exit) && Cause.hasDies(exit.cause), "did not die"))

/** The effect must not go through; how it is refused is not promised. */
export const fails = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<void, never, R> =>
  Effect.map(Effect.exit(effect), (exit) => assert.ok(Exit.isFailure(exit), "went through"))
