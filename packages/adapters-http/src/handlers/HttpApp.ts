/** The whole API as routes. What it needs are the ports; which adapters keep them is the caller's choice. */
import { Principals } from "@outlay/application"
import { Layer } from "effect"
import * as AttemptLimitsLayer from "../limits/AttemptLimitsLayer.ts"
import * as AnalyticsHandlers from "./AnalyticsHandlers.ts"
import * as AuthHandlers from "./AuthHandlers.ts"
import * as AuthorizationLayer from "./AuthorizationLayer.ts"
import * as BudgetsHandlers from "./BudgetsHandlers.ts"
import * as CategoriesHandlers from "./CategoriesHandlers.ts"
import * as Docs from "./Docs.ts"
import * as ExpensesHandlers from "./ExpensesHandlers.ts"
import * as Gateway from "./Gateway.ts"
import * as ReauthenticationLayer from "./ReauthenticationLayer.ts"
import * as RequestInputLayer from "./RequestInputLayer.ts"
import * as ServiceHandlers from "./ServiceHandlers.ts"
import * as UsersHandlers from "./UsersHandlers.ts"

const handlers = Layer.mergeAll(
  AnalyticsHandlers.layer,
  AuthHandlers.layer,
  BudgetsHandlers.layer,
  CategoriesHandlers.layer,
  ExpensesHandlers.layer,
  ServiceHandlers.layer,
  UsersHandlers.layer
)

const middleware = Layer.mergeAll(AuthorizationLayer.layer, ReauthenticationLayer.layer, RequestInputLayer.layer)

/**
 * For `HttpRouter.serve`: paths have one spelling, and an id that is none is told so, however long it is.
 *
 * @example
 * ```ts
 * import { HttpApp } from "@outlay/adapters-http"
 * import { HttpRouter } from "effect/http"
 *
 * const app = HttpApp.layer({ allowedOrigins: ["https://app.example"] })
 * export const server = HttpRouter.serve(app, { routerConfig: HttpApp.routerConfig })
 * ```
 */
export const routerConfig = { caseSensitive: true, maxParamLength: 8192 } as const

/**
 * Every route of the contract, `/openapi.json`, `/docs` and `/redoc`, over whatever keeps the ports.
 *
 * @example
 * ```ts
 * import { HttpApp, RateLimiterStoreMemory } from "@outlay/adapters-http"
 * import * as Memory from "@outlay/adapters-memory"
 * import { AccessTokensJwt, PasswordHasherBcrypt, RefreshTokensSha256 } from "@outlay/adapters-security"
 * import { IdGenerators, StoreHealth } from "@outlay/application"
 * import { Duration, Effect, Layer, Redacted } from "effect"
 * import { HttpRouter, HttpServer } from "effect/http"
 * import { RateLimiter } from "effect/persistence"
 *
 * const tokens = AccessTokensJwt.layer({
 *   secret: Redacted.make("0123456789abcdef0123456789abcdef"),
 *   algorithm: "HS256",
 *   issuer: "example",
 *   audience: "example",
 *   lifetime: Duration.minutes(30)
 * })
 * const app = HttpApp.layer({ allowedOrigins: [] }).pipe(
 *   Layer.provide([tokens, PasswordHasherBcrypt.layer({}), RefreshTokensSha256.layer]),
 *   Layer.provide([Memory.layer, Layer.succeed(StoreHealth, { check: Effect.void })]),
 *   Layer.provide([IdGenerators.layer, Layer.provide(RateLimiter.layer, RateLimiterStoreMemory.layer)]),
 *   Layer.provide(HttpServer.layerServices)
 * )
 *
 * const { dispose, handler } = HttpRouter.toWebHandler(app, { routerConfig: HttpApp.routerConfig, disableLogger: true })
 * const response = await handler(new Request("http://localhost/api/v1/expenses"))
 * console.log(response.status, response.headers.get("content-type")) // 401 application/problem+json
 * await dispose()
 * ```
 */
export const layer = (options: Gateway.GatewayOptions) =>
  Layer.mergeAll(handlers.pipe(Layer.provide(middleware)), Docs.layer).pipe(
    Layer.provideMerge(Gateway.layer(options)),
    Layer.provide(Layer.merge(Principals.layer, AttemptLimitsLayer.layer))
  )
