/**
 * What `sslmode` asks for and how the driver is told. `prefer` and `allow` (and no sslmode) take TLS when the server offers
 * it and check no certificate, as in libpq, except that nothing is encrypted on its way to this same machine.
 * `verify-*` without `sslrootcert` trust the certificate authorities that Node trusts.
 */
import type { PgClient } from "@effect/sql-pg"
import { Effect, Result, Schema } from "effect"
import { readFile } from "node:fs/promises"
import { connectPreferringTls } from "./PreferredTls.ts"
import { connectWatched, type ServerAddress } from "./WatchedSocket.ts"

export interface Tls {
  readonly mode: "disable" | "prefer" | "require" | "verify-ca" | "verify-full"
  /** Path of a file of PEM certificates. */
  readonly rootCertificate: string | undefined
}

export class RootCertificateUnreadable extends Schema.TaggedError<RootCertificateUnreadable>()(
  "RootCertificateUnreadable",
  { path: Schema.String, reason: Schema.String }
) {
  override get message() {
    return `the sslrootcert of DATABASE_URL, ${this.path}, can't be read: ${this.reason}`
  }
}

/** asyncpg writes `ssl`, libpq `sslmode`; both words mean the same here. A refusal is one sentence. */
export const tlsOf = (host: string, params: URLSearchParams): Result.Result<Tls, string> => {
  const unknown = [...params.keys()].find((name) => name.startsWith("ssl") && !understood.includes(name))
  if (unknown !== undefined) return Result.fail(`has the parameter ${unknown}, which is not supported`)
  const word = params.get("sslmode") ?? params.get("ssl") ?? "prefer"
  const mode = modes.get(word)
  if (mode === undefined) return Result.fail(`has an unknown sslmode; it is one of ${[...modes.keys()].join(", ")}`)
  const file = params.get("sslrootcert") || undefined
  const rootCertificate = file === "system" ? undefined : file
  if (mode === "prefer" && isThisMachine(host)) return Result.succeed({ mode: "disable", rootCertificate: undefined })
  // libpq, too, reads a certificate beside `require` as a wish to have it checked
  if (mode === "require" && file !== undefined) return Result.succeed({ mode: "verify-ca", rootCertificate })
  return Result.succeed({ mode, rootCertificate })
}

const understood = ["ssl", "sslmode", "sslrootcert"]

const modes: ReadonlyMap<string, Tls["mode"]> = new Map([
  ["disable", "disable"],
  ["allow", "prefer"],
  ["prefer", "prefer"],
  ["require", "require"],
  ["verify-ca", "verify-ca"],
  ["verify-full", "verify-full"],
  ["true", "require"],
  ["false", "disable"]
] as const)

const isThisMachine = (host: string): boolean =>
  host === "localhost" || host === "::1" || host.startsWith("/") || host.startsWith("127.")

/** The part of the driver's configuration that decides how a server is connected to. */
export const tlsConfig = (
  tls: Tls,
  server: ServerAddress
): Effect.Effect<Pick<PgClient.PgPoolConfig, "ssl" | "stream">, RootCertificateUnreadable> => {
  const stream = () => connectWatched(server)
  switch (tls.mode) {
    case "disable":
      return Effect.succeed({ ssl: false, stream })
    case "prefer":
      return Effect.succeed({ ssl: false, stream: () => connectPreferringTls(server) })
    case "require":
      return Effect.succeed({ ssl: { rejectUnauthorized: false }, stream })
    case "verify-ca":
      return Effect.map(authorities(tls), (ca) => ({ ssl: { ...ca, checkServerIdentity: () => undefined }, stream }))
    case "verify-full":
      return Effect.map(authorities(tls), (ca) => ({ ssl: ca, stream }))
  }
}

const authorities = (tls: Tls): Effect.Effect<{ readonly ca?: string }, RootCertificateUnreadable> => {
  const path = tls.rootCertificate
  if (path === undefined) return Effect.succeed({})
  return Effect.tryPromise({
    try: async () => ({ ca: await readFile(path, "utf8") }),
    catch: (cause) => new RootCertificateUnreadable({ path, reason: cause instanceof Error ? cause.message : "?" })
  })
}
