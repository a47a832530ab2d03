import { assert, describe, it } from "@effect/vitest"
import { Duration, Redacted, Result } from "effect"
import { type DatabaseUrl, parse } from "../../src/client/DatabaseUrl.ts"

const parsed = (url: string): DatabaseUrl => Result.getOrThrow(parse(url))
const refusal = (url: string): string => Result.getOrThrow(Result.flip(parse(url))).message

const plain = (url: string) => {
  const { host, port, database, username, password } = parsed(url).connection
  return [
    host,
    port,
    database,
    username,
    password !== undefined && Redacted.isRedacted(password) ? Redacted.value(password) : undefined
  ]
}

describe("DatabaseUrl", () => {
  it.each([
    ["postgresql://ann:pw@db.example.com:5433/outlay", ["db.example.com", 5433, "outlay", "ann", "pw"]],
    ["postgres://ann:pw@db/outlay", ["db", 5432, "outlay", "ann", "pw"]],
    ["postgresql+asyncpg://ann:pw@db/outlay", ["db", 5432, "outlay", "ann", "pw"]],
    ["POSTGRESQL://ann@db/outlay", ["db", 5432, "outlay", "ann", undefined]],
    ["postgresql://", ["localhost", 5432, undefined, undefined, undefined]],
    ["postgresql:///outlay", ["localhost", 5432, "outlay", undefined, undefined]],
    ["postgresql://ann@[::1]:7000/outlay", ["::1", 7000, "outlay", "ann", undefined]],
    ["postgresql:///outlay?host=/run/postgresql", ["/run/postgresql", 5432, "outlay", undefined, undefined]],
    ["postgresql://%2Frun%2Fpostgresql/outlay", ["/run/postgresql", 5432, "outlay", undefined, undefined]],
    ["postgresql://a%40b:p%40s%2F%23%3A%25@db/out%20lay", ["db", 5432, "out lay", "a@b", "p@s/#:%"]],
    ["postgresql://db?user=ann&password=pw&dbname=outlay&port=1", ["db", 1, "outlay", "ann", "pw"]]
  ])("reads %s", (url, expected) => assert.deepStrictEqual(plain(url), expected))

  it.each([
    ["postgresql://db/x", "prefer"],
    ["postgresql://localhost/x", "disable"],
    ["postgresql://127.0.0.1/x", "disable"],
    ["postgresql:///x?host=/run/postgresql", "disable"],
    ["postgresql://localhost/x?sslmode=require", "require"],
    ["postgresql://db/x?sslmode=disable", "disable"],
    ["postgresql://db/x?sslmode=allow", "prefer"],
    ["postgresql://db/x?sslmode=prefer", "prefer"],
    ["postgresql://db/x?sslmode=verify-full", "verify-full"],
    ["postgresql://db/x?sslmode=require&sslrootcert=/ca.pem", "verify-ca"],
    ["postgresql+asyncpg://db/x?ssl=require", "require"],
    ["postgresql+asyncpg://db/x?ssl=true", "require"]
  ])("takes TLS from %s as %s", (url, mode) => assert.strictEqual(parsed(url).tls.mode, mode))

  it("keeps the path of the root certificate, and knows that `system` is none", () => {
    const of = (file: string) => parsed(`postgresql://db/x?sslmode=verify-ca&sslrootcert=${file}`).tls.rootCertificate
    assert.deepStrictEqual([of("/etc/ca.pem"), of("system"), of("")], ["/etc/ca.pem", undefined, undefined])
  })

  it.each([
    ["postgresql://db:6543/x", true],
    ["postgresql://db:6543/x?pgbouncer=false", false],
    ["postgresql://db/x?pgbouncer=true", true],
    ["postgresql://db/x", false]
  ])("knows that %s is a transaction pooler: %s", (url, pooler) =>
    assert.strictEqual(parsed(url).transactionPooler, pooler)
  )

  it("reads the name of the application, options and the time to connect", () => {
    const { connection } = parsed("postgresql://db/x?application_name=a&options=-c%20jit%3Doff&connect_timeout=7")
    assert.strictEqual(connection.applicationName, "a")
    assert.strictEqual(connection.startupOptions, "-c jit=off")
    assert.deepStrictEqual(connection.connectTimeout, Duration.seconds(7))
    assert.deepStrictEqual(parsed("postgresql://db/x?connect_timeout=0").connection.connectTimeout, Duration.infinity)
  })

  it("ignores what hosts add to their URLs", () =>
    assert.strictEqual(parsed("postgresql://db/x?channel_binding=require&schema=public").connection.host, "db"))

  it.each([
    ["mysql://ann:sesame@db/x", "unknown scheme mysql://"],
    ["ann:sesame@db/x", "has no scheme"],
    ["", "has no scheme"],
    ["postgresql://ann:se#same@db/x", "percent-encode"],
    ["postgresql://ann:se/same@db/x", "percent-encode"],
    ["postgresql://ann:12/sesame@db/x", "percent-encode"],
    ["postgresql://ann:sesame%@db/x", "password with a %"],
    ["postgresql://ann:sesame@db:0/x", "impossible port"],
    ["postgresql://ann:sesame@db:99999/x", "percent-encode"],
    ["postgresql://ann:sesame@db,db2/x", "several hosts"],
    ["postgresql://ann:sesame@db/x?sslmode=maybe", "unknown sslmode"],
    ["postgresql://ann:sesame@db/x?sslmode=constructor", "unknown sslmode"],
    ["postgresql://ann:sesame@db/x?sslmod=require", "sslmod, which is not supported"],
    ["postgresql://ann:sesame@db/x?sslkey=/k", "sslkey, which is not supported"],
    ["postgresql://ann:sesame@db/x?pgbouncer=yes", "neither true nor false"],
    ["postgresql://ann:sesame@db/x?connect_timeout=soon", "connect_timeout"]
  ])("refuses %s in one line without the password", (url, expected) => {
    const message = refusal(url)
    assert.include(message, expected)
    assert.match(message, /^DATABASE_URL .+$/)
    assert.notInclude(message, "same")
  })
})
