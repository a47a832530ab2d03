import { type Password, UserRepository } from "@outlay/domain"
import { DateTime, type Effect, Option, Schema } from "effect"
import type { AttemptLimits, TooManyAttempts } from "../ports/AttemptLimits.ts"
import { PasswordHasher } from "../ports/PasswordHasher.ts"
import type { Identity } from "./Authenticate.ts"
import { IdentitySettings } from "./IdentitySettings.ts"
import { limitedProof } from "./LimitedProof.ts"
import { useCase } from "../tracing/useCase.ts"

/**
 * The last login is too long ago and no password was given, or a wrong one was.
 *
 * @example
 * ```ts
 * import { deleteAccount, type Identity } from "@outlay/application"
 * import { Effect } from "effect"
 *
 * export const goodbye = (identity: Identity) =>
 *   deleteAccount(identity).pipe(
 *     Effect.as("goodbye"),
 *     Effect.catchTag("ReauthenticationRequired", () => Effect.succeed("please enter your password once more"))
 *   )
 * ```
 */
export class ReauthenticationRequired extends Schema.TaggedError<ReauthenticationRequired>()(
  "ReauthenticationRequired",
  {}
) {
  override get message() {
    return "a login within the last minutes or the right current password is needed"
  }
}

/**
 * Some actions need a fresh proof of identity: a login within the last minutes, or the current password. A wrong
 * password is refused in any case, also where none was needed, and counts as a login that failed.
 *
 * @example
 * ```ts
 * import { type Identity, reauthenticate } from "@outlay/application"
 * import { Effect } from "effect"
 *
 * export const afterFreshLogin = <A, E, R>(identity: Identity, effect: Effect.Effect<A, E, R>) =>
 *   Effect.andThen(reauthenticate(identity, { currentPassword: undefined, required: true }), effect)
 * ```
 */
export const reauthenticate = useCase("reauthenticate")(function* (
  identity: Identity,
  proof: { readonly currentPassword: Password | undefined; readonly required: boolean }
): Effect.fn.Return<void, ReauthenticationRequired | TooManyAttempts, AttemptLimits | PasswordHasher | UserRepository> {
  if (proof.currentPassword !== undefined) {
    const account = yield* (yield* UserRepository).find(identity.actor.userId)
    const hash = Option.map(account, (it) => it.passwordHash)
    const isRight = (yield* PasswordHasher).verify(proof.currentPassword, hash)
    // A user who has gone meanwhile has no address to be counted by.
    const of = Option.match(account, { onNone: () => identity.actor.userId, onSome: ({ user }) => user.email })
    if (!(yield* limitedProof(of, isRight))) return yield* new ReauthenticationRequired()
  } else if (proof.required) {
    const { recentLogin } = yield* IdentitySettings
    const until = DateTime.addDuration(identity.authenticatedAt, recentLogin)
    if (DateTime.isLessThan(until, yield* DateTime.now)) return yield* new ReauthenticationRequired()
  }
})
