/** `AttemptLimits` by Effect's RateLimiter, as the settings have it. Where it keeps its counts is for its store to say. */
import { type AttemptKind, AttemptLimits, uncountedAttempt } from "@outlay/application"
import { Effect, Layer } from "effect"
import * as RateLimiter from "effect/persistence/RateLimiter"
import { countOne } from "./countOne.ts"
import { type RateLimit, RateLimits } from "./RateLimits.ts"

export const layer = Layer.effect(
  AttemptLimits,
  Effect.gen(function* () {
    const limiter = yield* RateLimiter.RateLimiter
    const { loginAccount, loginAddress, register } = yield* RateLimits
    const limits: Readonly<Record<AttemptKind, RateLimit | undefined>> = {
      "login-account": loginAccount,
      "login-address": loginAddress,
      register
    }
    return AttemptLimits.of({
      begin: (kind, subject) => {
        const limit = limits[kind]
        return limit === undefined ? Effect.succeed(uncountedAttempt) : countOne(limiter, kind, limit, subject)
      }
    })
  })
)
