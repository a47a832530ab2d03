/**
 * Who calls, read from a bearer token. Declared here, so that a client knows of it; the server's layer is in
 * handlers/.
 */
import type { Book, BookCurrency, Role, SessionId, UserId } from "@outlay/domain"
import { Context, type DateTime } from "effect"
import { HttpApiMiddleware, HttpApiSecurity, OpenApi } from "effect/http-api"
import { TooManyRequests, Unauthorized } from "../problems/Problems.ts"

/**
 * The user, the book and the role of a request, and the session that it belongs to.
 *
 * @example
 * ```ts
 * import { Caller } from "@outlay/adapters-http"
 * import { Effect } from "effect"
 *
 * // For a handler of your own, behind `Authorization`.
 * export const whoAmI = Effect.map(Caller, ({ actor }) => `${actor.role} of book ${actor.book.id}`)
 * ```
 */
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

/**
 * The bearer token of a request, read to a {@link Caller} or refused with 401; with 429 where requests are limited.
 *
 * @example
 * ```ts
 * import { Authorization } from "@outlay/adapters-http"
 * import { Schema } from "effect"
 * import { HttpApi, HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
 *
 * // Endpoints of your own that take the same tokens.
 * const receipts = HttpApiGroup.make("receipts")
 *   .add(HttpApiEndpoint.get("getReceipts", "/receipts", { success: Schema.Array(Schema.String) }))
 *   .middleware(Authorization)
 * const { paths } = OpenApi.fromApi(HttpApi.make("mine").add(receipts))
 * console.log(paths["/receipts"]?.get?.security) // [ { bearer: [] } ]
 * ```
 */
export class Authorization extends HttpApiMiddleware.Service<Authorization, { provides: Caller | BookCurrency }>()(
  "@outlay/adapters-http/api/Authorization",
  { error: [Unauthorized, TooManyRequests], security: { bearer } }
) {}
