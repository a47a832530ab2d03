/**
 * Who calls, read from a bearer token. Declared here, so that a client knows of it; the server's layer is in
 * handlers/.
 */
import type { Book, BookCurrency, Role, SessionId, UserId } from "@outlay/domain"
import { Context, type DateTime } from "effect"
import { HttpApiMiddleware, HttpApiSecurity, OpenApi } from "effect/http-api"
import { TooManyRequests, Unauthorized } from "../problems/Problems.ts"

/** The user, the book and the role of a request, and the session that it belongs to. */
export class Caller extends Context.Service<
  Caller,
  {
    readonly actor: { readonly userId: UserId; readonly book: Book; readonly role: Role }
    readonly sessionId: SessionId
    readonly authenticatedAt: DateTime.Utc
  }
>()("@outlay/adapters-http/api/Caller") {}

const bearer = HttpApiSecurity.bearer.pipe(
  HttpApiSecurity.annotateMerge(
    OpenApi.annotations({ format: "JWT", description: "The access token that signing in and refreshing answer with." })
  )
)

/** The bearer token of a request, read to a {@link Caller} or refused with 401; with 429 where requests are limited. */
export class Authorization extends HttpApiMiddleware.Service<Authorization, { provides: Caller | BookCurrency }>()(
  "@outlay/adapters-http/api/Authorization",
  { error: [Unauthorized, TooManyRequests], security: { bearer } }
) {}
