/**
 * The whole HTTP adapter on a real socket over the memory adapters: what a black-box client sees. The clock is the
 * real one unless a test says otherwise.
 */
import { NodeHttpServer } from "@effect/platform-node"
import { HttpApp, RateLimits } from "@outlay/adapters-http"
import { AccessTokensJwt, PasswordHasherBcrypt, RefreshTokensSha256 } from "@outlay/adapters-security"
import { IdGenerators, StoreHealth } from "@outlay/application"
import { Clock, Duration, Effect, Layer, ManagedRuntime, Redacted, References } from "effect"
import { HttpRouter, HttpServer } from "effect/http"
import { RateLimiter } from "effect/persistence"
import { createServer } from "node:http"
import { store } from "./store.ts"

/** What access tokens are signed with, for tests that forge some. */
export const secretKey = "a secret of thirty-two bytes, ok"

const security = Layer.mergeAll(
  AccessTokensJwt.layer({
    secret: Redacted.make(secretKey),
    algorithm: "HS256",
    issuer: "outlay",
    audience: "outlay",
    lifetime: Duration.minutes(30)
  }),
  PasswordHasherBcrypt.layer({ cost: 4 }),
  RefreshTokensSha256.layer
)

const app = ({ health = Effect.void, rateLimits = unlimited, trustsProxy = () => false }: TestServerOptions) =>
  HttpApp.layer({ allowedOrigins: ["https://app.example"], trustsProxy }).pipe(
    Layer.provide(security),
    Layer.provide(RateLimiter.layer),
    Layer.provide(Layer.succeed(RateLimits, rateLimits)),
    Layer.provide(store),
    Layer.provide(Layer.succeed(StoreHealth, { check: health })),
    Layer.provide(IdGenerators.layer)
  )

/** So that the tests of a file can register as many as they need. */
const unlimited: RateLimits = {
  loginAccount: undefined,
  loginAddress: undefined,
  register: undefined,
  requests: undefined
}

export interface TestServer {
  readonly url: string
  readonly close: () => Promise<void>
}

export interface TestServerOptions {
  /** What time it is, in milliseconds since 1970; without it, the real time. */
  readonly now?: () => number
  /** What the store says of its health; without it, that all is well. */
  readonly health?: StoreHealth["Service"]["check"]
  /** How often what may be tried; without it, there are no limits. */
  readonly rateLimits?: RateLimits
  /** Who may say by `X-Forwarded-For` for whom it asks; without it, nobody. */
  readonly trustsProxy?: (address: string) => boolean
  /** Settings that differ from their defaults, such as `IdentitySettings`. */
  readonly settings?: Layer.Layer<never>
}

const clockAt = (now: () => number): Clock.Clock => {
  const real = Clock.Clock.defaultValue()
  const nanos = () => BigInt(now()) * 1_000_000n
  return {
    currentTimeMillisUnsafe: now,
    currentTimeMillis: Effect.sync(now),
    currentTimeNanosUnsafe: nanos,
    currentTimeNanos: Effect.sync(nanos),
    monotonicTimeNanosUnsafe: () => real.monotonicTimeNanosUnsafe(),
    monotonicTimeNanos: real.monotonicTimeNanos,
    sleep: (duration) => real.sleep(duration)
  }
}

/** Starts a server with an empty store on a free port of the loopback. */
export const start = async (options: TestServerOptions = {}): Promise<TestServer> => {
  const runtime = ManagedRuntime.make(
    HttpRouter.serve(app(options), {
      routerConfig: HttpApp.routerConfig,
      disableLogger: true,
      disableListenLog: true
    }).pipe(
      Layer.provideMerge(
        NodeHttpServer.layer(() => createServer({ requireHostHeader: false }), { port: 0, host: "127.0.0.1" })
      ),
      Layer.provide(options.settings ?? Layer.empty),
      // A line for every request would bury what a test has to say.
      Layer.provide(Layer.succeed(References.MinimumLogLevel, "Warn")),
      Layer.provide(options.now === undefined ? Layer.empty : Layer.succeed(Clock.Clock, clockAt(options.now)))
    )
  )
  const { address } = await runtime.runPromise(HttpServer.HttpServer)
  if (!("port" in address)) throw new Error("the server does not listen on a port")
  return { url: `http://127.0.0.1:${address.port}`, close: () => runtime.dispose() }
}
