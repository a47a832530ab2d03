/** Whoever the host of the routes says is asking, in place of tokens of ours: asked for where a route needs to know. */
import type { Actor } from "@outlay/application"
import { BookCurrency, SessionId } from "@outlay/domain"
import { Context, DateTime, Effect, Layer } from "effect"
import { HttpServerRequest } from "effect/http"
import { Authorization, Caller } from "../api/Authorization.ts"
import { Unauthorized } from "../problems/Problems.ts"
import { refuse } from "../problems/refuse.ts"
import { noteUser } from "./RequestNotes.ts"

/** Who makes a request, or nobody. */
export type Authenticate = (request: Request) => Promise<Actor | undefined>

/** A session of ours proves a login to what changes accounts. The host has its own, and this one proves nothing. */
const noSession = {
  sessionId: SessionId.make("00000000-0000-7000-8000-000000000000"),
  authenticatedAt: DateTime.makeUnsafe(0)
}

export const layer = (authenticate: Authenticate) =>
  Layer.succeed(Authorization, {
    bearer: (httpEffect) =>
      Effect.gen(function* () {
        const { source } = yield* HttpServerRequest.HttpServerRequest
        // What a fetch handler was given.
        const actor = yield* Effect.promise(() => authenticate(source as Request))
        if (actor === undefined) return yield* refuse(Unauthorized, "Nobody is signed in.")
        yield* noteUser(actor.userId)
        return yield* Effect.updateContext(httpEffect, (context: Context.Context<never>) =>
          context.pipe(Context.add(Caller, { actor, ...noSession }), Context.add(BookCurrency, actor.book))
        )
      })
  })
