/** Hashers of one test, and how they refuse. */
import { Cause, Effect, Exit, Layer, Option, Redacted, Scope } from "effect"
import { PasswordHash } from "@outlay/domain"
import { HasherBusy, PasswordHasher } from "@outlay/application"
import { PasswordHasherBcrypt } from "../../src/index.ts"

export const password = (text: string) => Redacted.make(text)

export const right = password("correct horse")

export const stored = (hash: string) => Option.some(PasswordHash.make(hash))

export const hasherOf = (options: PasswordHasherBcrypt.Options) =>
  Effect.gen(function* () {
    const scope = yield* Scope.Scope
    return yield* Effect.provide(
      PasswordHasher,
      yield* Layer.buildWithScope(PasswordHasherBcrypt.layer(options), scope)
    )
  })

export const isBusy = (exit: Exit.Exit<unknown>, reason: HasherBusy["reason"]): boolean =>
  Exit.isFailure(exit) &&
  exit.cause.reasons.some(
    (it) => Cause.isDieReason(it) && it.defect instanceof HasherBusy && it.defect.reason === reason
  )
