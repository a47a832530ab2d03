/** The server as one layer: the HTTP adapter over the storage, the security and the settings of the configuration. */
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import * as HttpApp from "@outlay/adapters-http/handlers/HttpApp"
import * as MetricsPage from "@outlay/adapters-http/handlers/MetricsPage"
import { RegistrationDefaults } from "@outlay/adapters-http/handlers/RegistrationDefaults"
import { ServiceInfo } from "@outlay/adapters-http/handlers/ServiceInfo"
import { RateLimits } from "@outlay/adapters-http/limits/RateLimits"
import { AccessTokensJwt, PasswordHasherBcrypt, RefreshTokensSha256 } from "@outlay/adapters-security"
import { IdentitySettings, IdGenerators } from "@outlay/application"
import { utc } from "@outlay/domain"
import { Duration, Effect, Layer, Option } from "effect"
import { HttpRouter, HttpServer } from "effect/http"
import * as RateLimiter from "effect/persistence/RateLimiter"
import type { Server } from "node:http"
import { availableParallelism } from "node:os"
import { secretKey } from "../config/secretKey.ts"
import type { ServerConfig } from "../config/ServerConfig.ts"
import { StartFailed, startFailed } from "../config/StartFailed.ts"
import * as Logging from "../observability/Logging.ts"
import * as Storage from "../storage/Storage.ts"
import { storageKind } from "../storage/StorageKind.ts"
import { inTurn } from "./inTurn.ts"
import { nodeServer } from "./nodeServer.ts"
import * as Stopping from "./Stopping.ts"

// The processors are there once, however many workers there are.
const hashingThreads = ({ workers }: ServerConfig) =>
  workers === 1 ? {} : { threads: Math.max(1, Math.floor(availableParallelism() / workers)) }

/** Password hashing, access tokens and refresh tokens. */
export const security = (config: ServerConfig) =>
  Layer.mergeAll(
    PasswordHasherBcrypt.layer({ cost: config.identity.bcryptCost, ...hashingThreads(config) }),
    RefreshTokensSha256.layer,
    Layer.unwrap(
      Effect.map(secretKey(config, storageKind(config)._tag !== "Memory"), (secret) =>
        AccessTokensJwt.layer({
          secret,
          algorithm: config.identity.algorithm,
          issuer: "outlay",
          audience: "outlay",
          lifetime: config.identity.accessTokenLifetime
        })
      )
    )
  )

const settings = ({ identity, api, limits }: ServerConfig) =>
  Layer.mergeAll(
    Layer.succeed(IdentitySettings, {
      refreshTokenLifetime: identity.refreshTokenLifetime,
      refreshTokenReuse: identity.refreshTokenReuse,
      recentLogin: Duration.minutes(15)
    }),
    Layer.succeed(RegistrationDefaults, { currency: identity.defaultCurrency, timeZone: utc }),
    Layer.succeed(RateLimits, limits.rates),
    Layer.succeed(ServiceInfo, api)
  )

// By default a developer's server is reachable from the machine alone, and one in production from everywhere.
const hostOf = ({ http, environment }: ServerConfig): string =>
  Option.getOrElse(http.host, () => (environment === "production" ? "0.0.0.0" : "127.0.0.1"))

/** Tells where the server is, for who has started it. */
export const announce =
  (config: ServerConfig) =>
  (url: string): Effect.Effect<void> =>
    Logging.announce(config, `Outlay is running at ${url} (docs: ${url}/docs)`)

// Of an address that stands for every interface, one that can be opened.
const address = Effect.map(HttpServer.HttpServer, ({ address }) =>
  HttpServer.formatAddress(address).replace(/\/\/(0\.0\.0\.0|\[::\])/, "//localhost")
)

const routes = (config: ServerConfig, isStopping: () => boolean) =>
  Layer.merge(Stopping.layer(isStopping), config.telemetry.metrics ? MetricsPage.layer : Layer.empty).pipe(
    Layer.provideMerge(
      HttpApp.layer({ allowedOrigins: config.http.allowedOrigins, trustsProxy: config.http.trustsProxy })
    ),
    Layer.provide(security(config)),
    Layer.provide(RateLimiter.layer),
    Layer.provide(Storage.layer(config)),
    Layer.provide(IdGenerators.layer),
    Layer.provide(settings(config)),
    Layer.provide(NodeHttpServer.layerHttpServices)
  )

// The router is made around the routes: what is provided to them does not reach it.
const httpEffect = (config: ServerConfig, isStopping: () => boolean) =>
  Effect.provideService(
    HttpRouter.toHttpEffect(routes(config, isStopping)),
    HttpRouter.RouterConfig,
    HttpApp.routerConfig
  )

const socket = (config: ServerConfig, server: Server) =>
  NodeHttpServer.layer(() => server, {
    host: hostOf(config),
    port: config.http.port,
    gracefulShutdownTimeout: config.http.shutdownTimeout
  }).pipe(
    Layer.catch((error) =>
      Layer.effectContext(
        new StartFailed({ message: `HOST and PORT can't be listened on: ${startFailed(error).message}` })
      )
    )
  )

/**
 * Listens once there is something to answer with: the storage is open, its schema fits, and every route is there.
 * `listening` is told where.
 */
export const layer = (config: ServerConfig, listening = announce(config)) =>
  Layer.unwrap(
    Effect.gen(function* () {
      const server = nodeServer(config.http)
      const app = yield* httpEffect(config, () => !server.listening)
      return Layer.effectDiscard(Effect.flatMap(address, listening)).pipe(
        Layer.provide(HttpServer.serve(inTurn(app))),
        Layer.provide(socket(config, server))
      )
    })
  )
