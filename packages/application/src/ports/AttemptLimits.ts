import { Context, Effect, Layer, Schema } from "effect"

/**
 * What is counted: failed logins for an account or from an address, and registrations from an address.
 *
 * @example
 * ```ts
 * import type { AttemptKind } from "@outlay/application"
 * import { Duration } from "effect"
 *
 * export const windows: Readonly<Record<AttemptKind, Duration.Duration>> = {
 *   "login-account": Duration.minutes(15),
 *   "login-address": Duration.minutes(15),
 *   register: Duration.hours(1)
 * }
 * ```
 */
export type AttemptKind = "login-account" | "login-address" | "register"

/**
 * Too many attempts; the next one may be made in so many seconds.
 *
 * @example
 * ```ts
 * import { TooManyAttempts } from "@outlay/application"
 *
 * const headersOf = ({ retryAfterSeconds }: TooManyAttempts) => ({ "retry-after": String(retryAfterSeconds) })
 * console.log(headersOf(new TooManyAttempts({ retryAfterSeconds: 90 }))) // { 'retry-after': '90' }
 * ```
 */
export class TooManyAttempts extends Schema.TaggedError<TooManyAttempts>()("TooManyAttempts", {
  retryAfterSeconds: Schema.Int
}) {
  override get message() {
    return `too many attempts: come back in ${this.retryAfterSeconds} seconds`
  }
}

/**
 * An attempt that has been counted, and what can be made of that.
 *
 * @example
 * ```ts
 * import type { Attempt } from "@outlay/application"
 * import { Effect } from "effect"
 *
 * // A wrong code stays counted. One that could not be tried, because the store was gone, does not.
 * export const settle = (attempt: Attempt, tried: "right" | "wrong" | "not tried") => {
 *   if (tried === "wrong") return Effect.void
 *   return tried === "right" ? attempt.clear : attempt.takeBack
 * }
 * ```
 */
export interface Attempt {
  readonly takeBack: Effect.Effect<void>
  readonly clear: Effect.Effect<void>
}

/**
 * Limits how often something may be tried. Promises:
 * - An attempt counts from its start. When as many as are allowed were counted within the window, it is refused, is not
 *   counted itself, and is told when to come back. Of those who start at one moment no more get through.
 * - What is taken back was never counted; `clear` takes back all that were counted up to this attempt.
 * - Each kind and each subject (an account, an address) is counted by itself.
 *
 * @example
 * ```ts
 * import { AttemptLimits } from "@outlay/application"
 * import { Effect } from "effect"
 *
 * export const limited = Effect.fn(function* <E, R>(email: string, isRight: Effect.Effect<boolean, E, R>) {
 *   const attempt = yield* (yield* AttemptLimits).begin("login-account", email)
 *   const right = yield* isRight
 *   if (right) yield* attempt.clear
 *   return right
 * })
 * ```
 */
export class AttemptLimits extends Context.Service<
  AttemptLimits,
  {
    readonly begin: (kind: AttemptKind, subject: string) => Effect.Effect<Attempt, TooManyAttempts>
  }
>()("@outlay/application/ports/AttemptLimits") {}

/**
 * An attempt that nobody counts.
 *
 * @example
 * ```ts
 * import { AttemptLimits, ClientAddress, uncountedAttempt } from "@outlay/application"
 * import { Effect } from "effect"
 *
 * // Where nothing is known of the address, there is nothing to count by.
 * export const begin = Effect.gen(function* () {
 *   const address = yield* ClientAddress
 *   return address === undefined ? uncountedAttempt : yield* (yield* AttemptLimits).begin("register", address)
 * })
 * ```
 */
export const uncountedAttempt: Attempt = { takeBack: Effect.void, clear: Effect.void }

/**
 * For those who have no strangers at their door, or count elsewhere.
 *
 * @example
 * ```ts
 * import { AttemptLimits, unlimitedAttempts } from "@outlay/application"
 * import { Effect } from "effect"
 *
 * const begun = AttemptLimits.use((limits) => limits.begin("login-account", "ann@example.com"))
 * const attempts = Effect.all(Array.from({ length: 1000 }, () => begun))
 * console.log((await Effect.runPromise(Effect.provide(attempts, unlimitedAttempts))).length) // 1000
 * ```
 */
export const unlimitedAttempts: Layer.Layer<AttemptLimits> = Layer.succeed(AttemptLimits, {
  begin: () => Effect.succeed(uncountedAttempt)
})
