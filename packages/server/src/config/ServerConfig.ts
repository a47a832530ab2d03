/** The configuration of the server, by the names of the environment. `.env.example` explains each. */
import { CurrencyCode } from "@outlay/domain"
import { Config, Option, Redacted, Schema } from "effect"
import { version } from "../version.ts"
import { rateLimits } from "./rateLimits.ts"
import { telemetry } from "./telemetry.ts"
import { trustedProxies } from "./trustedProxies.ts"
import { duration, flag, integer, oneOf, optionalFlag, text } from "./variables.ts"

export type Environment = "development" | "test" | "production"

const minSecretBytes = 32

const secretKey = Config.option(Config.Redacted("SECRET_KEY"))

const isOrigin = (value: unknown): boolean =>
  typeof value === "string" && URL.canParse(value) && new URL(value).origin === value

const areOrigins = (text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) && value.every(isOrigin)
  } catch {
    return false
  }
}

const origins = Config.schema(
  Schema.String.check(
    Schema.makeFilter((text) => areOrigins(text) || 'must be a JSON array of origins, such as ["https://app.example"]')
  ).pipe(Schema.decodeTo(Schema.fromJsonString(Schema.Array(Schema.String)))),
  "ALLOWED_ORIGINS"
).pipe(Config.withDefault([]))

// What the driver would refuse by an exception: an address that is none, a database that is no number.
const isStore = (text: string): boolean =>
  text === "memory" ||
  text === "database" ||
  (/^rediss?:\/\/./.test(text) && URL.canParse(text) && /^\/?\d*$/.test(new URL(text).pathname))

const rateLimitStore = Config.option(
  Config.schema(
    Schema.String.check(Schema.makeFilter((text) => isStore(text) || "must be memory, database or redis://host:port")),
    "RATE_LIMIT_STORE"
  ).pipe(Config.map((text) => Redacted.make(text)))
)

export const workerRange = { min: 1, max: 256 }

export const ServerConfig = Config.all({
  environment: oneOf("ENV", ["development", "test", "production"]).pipe(Config.withDefault<Environment>("development")),
  debug: flag("DEBUG", false),
  workers: integer("WORKERS", 1, workerRange),
  logLevel: Config.option(oneOf("LOG_LEVEL", ["trace", "debug", "info", "warn", "warning", "error", "fatal", "none"])),
  logFormat: Config.option(oneOf("LOG_FORMAT", ["json", "pretty"])),
  telemetry,
  http: Config.all({
    host: Config.option(Config.String("HOST")),
    port: integer("PORT", 8000, { min: 0, max: 65_535 }),
    allowedOrigins: origins,
    trustsProxy: trustedProxies,
    headersTimeout: duration("HEADERS_TIMEOUT", "seconds", 10, { min: 1, max: 600 }),
    requestTimeout: duration("REQUEST_TIMEOUT", "seconds", 30, { min: 1, max: 600 }),
    keepAliveTimeout: duration("KEEP_ALIVE_TIMEOUT", "seconds", 65, { min: 1, max: 600 }),
    shutdownTimeout: duration("SHUTDOWN_TIMEOUT", "seconds", 10, { min: 0, max: 600 })
  }),
  limits: Config.all({ rates: rateLimits, store: rateLimitStore }),
  api: Config.all({
    name: text("API_TITLE", "Outlay"),
    version: text("API_VERSION", version),
    description: text("API_DESCRIPTION", "Expense management: expenses, categories, budgets and analytics.")
  }),
  storage: Config.all({
    databaseUrl: Config.option(Config.Redacted("DATABASE_URL")),
    dataDir: text("DATA_DIR", "data"),
    poolMin: integer("DATABASE_POOL_MIN", 0, { min: 0, max: 1000 }),
    poolMax: integer("DATABASE_POOL_MAX", 10, { min: 1, max: 1000 }),
    multiplex: flag("DATABASE_MULTIPLEX", true),
    timeout: duration("DATABASE_TIMEOUT", "seconds", 5, { min: 1, max: 600 }),
    migrate: optionalFlag("DATABASE_MIGRATE")
  }),
  identity: Config.all({
    secretKey,
    algorithm: oneOf("ALGORITHM", ["HS256", "HS384", "HS512"]).pipe(Config.withDefault("HS256" as const)),
    accessTokenLifetime: duration("ACCESS_TOKEN_EXPIRE_MINUTES", "minutes", 30, { min: 1, max: 1440 }),
    refreshTokenLifetime: duration("REFRESH_TOKEN_EXPIRE_DAYS", "days", 7, { min: 1, max: 365 }),
    refreshTokenReuse: duration("REFRESH_TOKEN_REUSE_SECONDS", "seconds", 10, { min: 0, max: 300 }),
    bcryptCost: integer("BCRYPT_COST", 12, { min: 4, max: 15 }),
    defaultCurrency: Config.schema(CurrencyCode, "DEFAULT_CURRENCY").pipe(Config.withDefault(CurrencyCode.make("USD")))
  })
})
export type ServerConfig = Config.Success<typeof ServerConfig>

/** Whether a secret is long enough to sign tokens with. */
export const isStrongSecret = (secret: Option.Option<Redacted.Redacted>): boolean =>
  Option.isSome(secret) && new TextEncoder().encode(Redacted.value(secret.value)).length >= minSecretBytes
