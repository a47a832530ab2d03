/** Reads the bearer token of a request: the caller, or 401; 429 for a caller who asks too often. */
import { AccessTokens, authenticate, type Identity, Principals } from "@outlay/application"
import { BookCurrency } from "@outlay/domain"
import { Context, Effect, Layer, type Redacted } from "effect"
import * as RateLimiter from "effect/persistence/RateLimiter"
import { Authorization, Caller } from "../api/Authorization.ts"
import { countOne } from "../limits/countOne.ts"
import { RateLimits } from "../limits/RateLimits.ts"
import { Unauthorized } from "../problems/Problems.ts"
import { refuse } from "../problems/refuse.ts"
import { TooManyAttempts } from "./refusals.ts"
import { noteUser } from "./RequestNotes.ts"

export const layer = Layer.effect(
  Authorization,
  Effect.gen(function* () {
    const tokens = yield* AccessTokens
    const principals = yield* Principals
    const limiter = yield* RateLimiter.RateLimiter
    const { requests } = yield* RateLimits

    const identify = (credential: Redacted.Redacted) =>
      Effect.updateContext(authenticate(credential), (context: Context.Context<never>) =>
        context.pipe(Context.add(AccessTokens, tokens), Context.add(Principals, principals))
      ).pipe(Effect.catchTag("Unauthenticated", () => refuse(Unauthorized, "Send a valid access token as Bearer.")))

    // The user is noted before anything is counted: a request that was one too many has a caller too.
    const count = ({ actor }: Identity) => {
      const noted = noteUser(actor.userId)
      return requests === undefined
        ? noted
        : Effect.andThen(
            noted,
            Effect.catchTags(countOne(limiter, "requests", requests, actor.userId), { TooManyAttempts })
          )
    }

    return {
      bearer: (httpEffect, { credential }) =>
        Effect.flatMap(Effect.tap(identify(credential), count), (identity) =>
          Effect.updateContext(httpEffect, (context: Context.Context<never>) =>
            context.pipe(Context.add(Caller, identity), Context.add(BookCurrency, identity.actor.book))
          )
        )
    }
  })
)
