/**
 * DATABASE_URL as libpq reads it, as far as this driver can follow: pure, and silent about the password. Decided here:
 * TLS without `sslmode` is what libpq's `prefer` means (none on this machine), and port 6543 or `pgbouncer=true` names a
 * pooler in transaction mode. Unknown parameters are ignored as hosts add their own; unknown TLS ones are refused.
 */
import type { PgClient } from "@effect/sql-pg"
import { Duration, Redacted, Result, Schema } from "effect"
import { type Tls, tlsOf } from "./Tls.ts"

export interface DatabaseUrl {
  readonly connection: Pick<
    PgClient.PgPoolConfig,
    "host" | "port" | "database" | "username" | "password" | "applicationName" | "connectTimeout" | "startupOptions"
  > & { readonly host: string; readonly port: number }
  readonly tls: Tls
  /** Neither named prepared statements nor session settings survive there. */
  readonly transactionPooler: boolean
}

export class InvalidDatabaseUrl extends Schema.TaggedError<InvalidDatabaseUrl>()("InvalidDatabaseUrl", {
  reason: Schema.String
}) {
  override get message() {
    return `DATABASE_URL ${this.reason}`
  }
}

const schemes = ["postgresql:", "postgres:", "postgresql+asyncpg:"]
const poolerPort = 6543

export const parse = (raw: string): Result.Result<DatabaseUrl, InvalidDatabaseUrl> =>
  Result.gen(function* () {
    const url = yield* read(raw)
    const param = (name: string) => url.searchParams.get(name) || undefined
    const host = param("host") ?? ((yield* decoded(url.hostname, "host")).replace(/^\[|\]$/g, "") || "localhost")
    if (host.includes(",")) return yield* refuse("names several hosts; name one, or a proxy in front of them")
    const port = yield* portOf(param("port") ?? url.port)
    const password = param("password") ?? (yield* decoded(url.password, "password"))
    const bouncer = yield* flag("pgbouncer", param("pgbouncer"))
    const tls = yield* Result.mapError(tlsOf(host, url.searchParams), (reason) => new InvalidDatabaseUrl({ reason }))
    return {
      connection: {
        host,
        port,
        database: param("dbname") ?? ((yield* decoded(url.pathname.slice(1), "database name")) || undefined),
        username: param("user") ?? ((yield* decoded(url.username, "user name")) || undefined),
        password: password === "" ? undefined : Redacted.make(password),
        applicationName: param("application_name"),
        connectTimeout: yield* timeoutOf(param("connect_timeout")),
        startupOptions: param("options")
      },
      tls,
      transactionPooler: bouncer ?? port === poolerPort
    }
  })

const refuse = (reason: string) => Result.fail(new InvalidDatabaseUrl({ reason }))

/** The error of `new URL` carries the whole text, so nothing of it is kept. */
const read = (raw: string): Result.Result<URL, InvalidDatabaseUrl> => {
  const scheme = /^([a-z][a-z0-9+.-]*:)\/\//i.exec(raw)?.[1]?.toLowerCase()
  if (scheme === undefined || !schemes.includes(scheme)) {
    const found = scheme === undefined ? "has no scheme" : `has the unknown scheme ${scheme}//`
    return refuse(`${found}; it begins with postgresql://, postgres:// or postgresql+asyncpg://`)
  }
  const url = URL.parse(raw)
  // an unencoded / or # of a password would otherwise end up in the name of the database, and so in messages
  return url === null || url.hash !== "" || url.pathname.includes("@")
    ? refuse("is not a URL; percent-encode what is special in the user name and the password (@ : / ? # %)")
    : Result.succeed(url)
}

const decoded = (text: string, what: string): Result.Result<string, InvalidDatabaseUrl> =>
  Result.mapError(
    Result.try(() => decodeURIComponent(text)),
    () => new InvalidDatabaseUrl({ reason: `has a ${what} with a % that encodes nothing; write it as %25` })
  )

const portOf = (text: string): Result.Result<number, InvalidDatabaseUrl> => {
  const port = text === "" ? 5432 : Number(text)
  return Number.isInteger(port) && port > 0 && port < 65536 ? Result.succeed(port) : refuse("has an impossible port")
}

const timeoutOf = (text: string | undefined): Result.Result<Duration.Duration | undefined, InvalidDatabaseUrl> => {
  if (text === undefined) return Result.succeed(undefined)
  const seconds = Number(text)
  if (!Number.isInteger(seconds) || seconds < 0) return refuse("has a connect_timeout that is no number of seconds")
  return Result.succeed(seconds === 0 ? Duration.infinity : Duration.seconds(seconds))
}

const flag = (name: string, text: string | undefined): Result.Result<boolean | undefined, InvalidDatabaseUrl> =>
  text === undefined || text === "true" || text === "false"
    ? Result.succeed(text === undefined ? undefined : text === "true")
    : refuse(`has a ${name} that is neither true nor false`)
