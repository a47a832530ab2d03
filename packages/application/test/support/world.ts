/** The application over a new, empty store: what every test here runs in. */
import { layer as memory } from "@outlay/adapters-memory"
import { IdGenerators, Principals, unlimitedAttempts } from "@outlay/application"
import { assert } from "@effect/vitest"
import { Cause, Effect, Exit, Layer } from "effect"
import { accessTokens, hasher, refreshTokens } from "./fakes.ts"

export const world = Principals.layer.pipe(
  Layer.provideMerge(Layer.mergeAll(memory, IdGenerators.layer, hasher, accessTokens, refreshTokens, unlimitedAttempts))
)

export type World = Layer.Success<typeof world>

/** The body of a test that has a world of its own. */
export const inWorld =
  <Args extends ReadonlyArray<unknown>>(
    body: (...args: Args) => Generator<Effect.Effect<unknown, unknown, World>, void, never>
  ) =>
  (...args: Args) =>
    Effect.provide(
      Effect.gen(() => body(...args)),
      world
    )

/** The effect must be refused with an error of this tag; gives the error. */
export const refusedWith = Effect.fnUntraced(function* <A, E extends { readonly _tag: string }, R, T extends E["_tag"]>(
  tag: T,
  effect: Effect.Effect<A, E, R>
) {
  const error = yield* Effect.flip(effect)
  assert.strictEqual<string>(error._tag, tag)
  return error as Extract<E, { readonly _tag: T }>
})

/** The effect must die, as it does when a port breaks. */
export const dies = Effect.fnUntraced(function* <A, E, R>(effect: Effect.Effect<A, E, R>) {
  const exit = yield* Effect.exit(effect)
  assert.isTrue(Exit.isFailure(exit) && Cause.hasDies(exit.cause))
})

/** What a step of a port does when the store breaks. */
export const broken = Effect.die("the store broke")
