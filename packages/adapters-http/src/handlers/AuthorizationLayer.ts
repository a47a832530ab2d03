/** Reads the bearer token of a request: the caller, or 401; 429 for a caller who asks too often. */
import { type AccessTokens, authenticate, type Identity, type Principals } from "@outlay/application"
import { Context, Effect, Layer } from "effect"
import { RateLimiter } from "effect/persistence"
import { Authorization, Caller } from "../api/Authorization.ts"
import { BookCurrency } from "../json/Amount.ts"
import { countOne } from "../limits/countOne.ts"
import { RateLimits } from "../limits/RateLimits.ts"
import { Unauthorized } from "../problems/Problems.ts"
import { refuse } from "../problems/refuse.ts"
import { TooManyAttempts } from "./refusals.ts"
import { noteUser } from "./RequestNotes.ts"

export const layer = Layer.effect(
  Authorization,
  Effect.gen(function* () {
    const ports = yield* Effect.context<AccessTokens | Principals>()
    const limiter = yield* RateLimiter.RateLimiter
    const { requests } = yield* RateLimits
    const count = ({ actor }: Identity) =>
      requests === undefined
        ? Effect.void
        : Effect.catchTags(countOne(limiter, "requests", requests, actor.userId), { TooManyAttempts })
    return {
      bearer: (httpEffect, { credential }) =>
        authenticate(credential).pipe(
          Effect.provideContext(ports),
          Effect.catchTag("Unauthenticated", () => refuse(Unauthorized, "Send a valid access token as Bearer.")),
          Effect.tap(({ actor }) => noteUser(actor.userId)),
          Effect.tap(count),
          Effect.flatMap((identity) =>
            Effect.updateContext(httpEffect, (context: Context.Context<never>) =>
              context.pipe(Context.add(Caller, identity), Context.add(BookCurrency, identity.actor.book))
            )
          )
        )
    }
  })
)
