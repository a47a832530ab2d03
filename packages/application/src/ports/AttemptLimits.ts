import { Context, Effect, Layer, Schema } from "effect"

/** What is counted: failed logins for an account or from an address, and registrations from an address. */
export type AttemptKind = "login-account" | "login-address" | "register"

/** Too many attempts; the next one may be made in so many seconds. */
export class TooManyAttempts extends Schema.TaggedError<TooManyAttempts>()("TooManyAttempts", {
  retryAfterSeconds: Schema.Int
}) {
  override get message() {
    return `too many attempts: come back in ${this.retryAfterSeconds} seconds`
  }
}

/** An attempt that has been counted, and what can be made of that. */
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
 */
export class AttemptLimits extends Context.Service<
  AttemptLimits,
  {
    readonly begin: (kind: AttemptKind, subject: string) => Effect.Effect<Attempt, TooManyAttempts>
  }
>()("@outlay/application/ports/AttemptLimits") {}

/** An attempt that nobody counts. */
export const uncountedAttempt: Attempt = { takeBack: Effect.void, clear: Effect.void }

/** For those who have no strangers at their door, or count elsewhere. */
export const unlimitedAttempts: Layer.Layer<AttemptLimits> = Layer.succeed(AttemptLimits, {
  begin: () => Effect.succeed(uncountedAttempt)
})
