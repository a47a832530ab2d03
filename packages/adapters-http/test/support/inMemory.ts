/** The whole adapter over the memory stores, as a function from a request to its answer: no socket, no port. */
import { HttpApp, RateLimiterStoreMemory } from "@outlay/adapters-http"
import * as Memory from "@outlay/adapters-memory"
import { AccessTokensJwt, PasswordHasherBcrypt, RefreshTokensSha256 } from "@outlay/adapters-security"
import { IdGenerators, StoreHealth } from "@outlay/application"
import { Duration, Effect, Layer, Redacted, References } from "effect"
import { FetchHttpClient, HttpRouter, HttpServer } from "effect/http"
import { RateLimiter } from "effect/persistence"

const security = Layer.mergeAll(
  AccessTokensJwt.layer({
    secret: Redacted.make("a secret of thirty-two bytes, ok"),
    algorithm: "HS256",
    issuer: "outlay",
    audience: "outlay",
    lifetime: Duration.minutes(30)
  }),
  PasswordHasherBcrypt.layer({ cost: 4 }),
  RefreshTokensSha256.layer
)

const app = HttpApp.layer({ allowedOrigins: [] }).pipe(
  Layer.provide(security),
  Layer.provide(Layer.provide(RateLimiter.layer, RateLimiterStoreMemory.layer)),
  Layer.provide(Memory.layer),
  Layer.provide(Layer.succeed(StoreHealth, { check: Effect.void })),
  Layer.provide(IdGenerators.layer),
  Layer.provide(HttpServer.layerServices),
  // Without a line for every request.
  Layer.provideMerge(Layer.succeed(References.MinimumLogLevel, "Warn"))
)

export const baseUrl = "http://outlay.example"

/** A server with an empty store for as long as the scope lasts. */
export const server = Effect.acquireRelease(
  Effect.sync(() => HttpRouter.toWebHandler(app, { disableLogger: true, routerConfig: HttpApp.routerConfig })),
  ({ dispose }) => Effect.promise(dispose)
)

/** What an `HttpClient` sends, a new server with an empty store answers. */
export const client = FetchHttpClient.layer.pipe(
  Layer.provide(
    Layer.effect(
      FetchHttpClient.Fetch,
      Effect.map(
        server,
        ({ handler }): typeof fetch =>
          (input, init) =>
            handler(new Request(input, init))
      )
    )
  )
)
