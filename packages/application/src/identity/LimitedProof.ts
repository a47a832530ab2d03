/**
 * A password is tried against an account. Attempts count when they start, for the account and for the address that they
 * come from, so that those at one moment can't slip through; a right password clears the account's count. An account
 * that does not exist is counted like one that does, and an email in any spelling is one account.
 */
import { caseKey, normalizeText } from "@outlay/domain"
import { Cause, Effect, Exit } from "effect"
import { AttemptLimits, type TooManyAttempts, uncountedAttempt } from "../ports/AttemptLimits.ts"
import { ClientAddress } from "./ClientAddress.ts"

export const limitedProof = Effect.fnUntraced(function* <E, R>(
  email: string,
  isRight: Effect.Effect<boolean, E, R>
): Effect.fn.Return<boolean, E | TooManyAttempts, AttemptLimits | R> {
  const limits = yield* AttemptLimits
  const address = yield* ClientAddress
  // The address first: who is refused by it leaves no trace of accounts, however many are made up.
  const fromAddress = address === undefined ? uncountedAttempt : yield* limits.begin("login-address", address)
  const ofAccount = yield* Effect.tapError(
    limits.begin("login-account", caseKey(normalizeText(email))),
    () => fromAddress.takeBack
  )
  const takeBack = Effect.andThen(ofAccount.takeBack, fromAddress.takeBack)
  // Nothing was tried when the hasher is busy or the store is gone; who waits for that answer does not wait for this.
  const right = yield* Effect.onExit(isRight, (exit) =>
    Exit.isFailure(exit) && Cause.hasDies(exit.cause)
      ? Effect.asVoid(Effect.forkDetach(takeBack, { startImmediately: true }))
      : Effect.void
  )
  if (right) yield* Effect.andThen(ofAccount.clear, fromAddress.takeBack)
  return right
})
