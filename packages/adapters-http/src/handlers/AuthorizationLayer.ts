/** Reads the bearer token of a request: the caller, or 401. */
import { type AccessTokens, authenticate, type Principals } from "@outlay/application"
import { Context, Effect, Layer } from "effect"
import { Authorization, Caller } from "../api/Authorization.ts"
import { BookCurrency } from "../json/Amount.ts"
import { Unauthorized } from "../problems/Problems.ts"
import { refuse } from "../problems/refuse.ts"
import { noteUser } from "./RequestNotes.ts"

export const layer = Layer.effect(
  Authorization,
  Effect.gen(function* () {
    const ports = yield* Effect.context<AccessTokens | Principals>()
    return {
      bearer: (httpEffect, { credential }) =>
        authenticate(credential).pipe(
          Effect.provideContext(ports),
          Effect.catchTag("Unauthenticated", () => refuse(Unauthorized, "Send a valid access token as Bearer.")),
          Effect.tap(({ actor }) => noteUser(actor.userId)),
          Effect.flatMap((identity) =>
            Effect.updateContext(httpEffect, (context: Context.Context<never>) =>
              context.pipe(Context.add(Caller, identity), Context.add(BookCurrency, identity.actor.book))
            )
          )
        )
    }
  })
)
