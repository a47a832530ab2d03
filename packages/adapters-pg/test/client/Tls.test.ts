import { assert, describe, it } from "@effect/vitest"
import { PgClient } from "@effect/sql-pg"
import { type Duration, Effect, type Layer, Redacted } from "effect"
import { SqlClient } from "effect/sql"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { inject } from "vitest"
import { connectPreferringTls } from "../../src/client/PreferredTls.ts"
import * as PostgresClient from "../../src/client/PostgresClient.ts"
import { type Answer, type Proxy, tlsProxy } from "./tlsProxy.ts"

const server = () => new URL(inject("databaseUrl"))
const target = () => ({ host: server().hostname, port: Number(server().port || 5432) })

const through = (proxy: Proxy, parameters: Readonly<Record<string, string>>, host = "localhost") => {
  const url = server()
  url.host = `${host}:${proxy.port}`
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return ask(PostgresClient.layer({ url: Redacted.make(url.href), poolMax: 1, timeout: "30 seconds" }))
}

const ask = <Out, E>(layer: Layer.Layer<SqlClient.SqlClient | Out, E>) =>
  SqlClient.SqlClient.use((sql) => sql<{ readonly x: number }>`select 1 as x`).pipe(
    Effect.map(([row]) => row?.x),
    Effect.provide(layer)
  )

/** `prefer` on this machine is `disable`, so the tests of `prefer` build the stream themselves. */
const preferring = (port: number, connectTimeout: Duration.Input = "30 seconds") =>
  ask(
    PgClient.layer({
      url: Redacted.make(server().href),
      maxConnections: 1,
      ssl: false,
      connectTimeout,
      stream: () => connectPreferringTls({ host: "localhost", port, patience: Infinity })
    })
  )

const certificateFile = (cert: string) =>
  Effect.map(
    Effect.acquireRelease(
      Effect.sync(() => mkdtempSync(join(tmpdir(), "outlay-tls-"))),
      (directory) => Effect.sync(() => rmSync(directory, { recursive: true }))
    ),
    (directory) => {
      const file = join(directory, "ca.pem")
      writeFileSync(file, cert)
      return file
    }
  )

describe("sslmode", () => {
  it.live("disable sends everything as it is", () =>
    Effect.gen(function* () {
      const proxy = yield* tlsProxy("S", target())
      assert.strictEqual(yield* through(proxy, { sslmode: "disable" }), 1)
      assert.deepStrictEqual(proxy.encrypted, [false])
    })
  )

  it.live("require encrypts without a look at the certificate", () =>
    Effect.gen(function* () {
      const proxy = yield* tlsProxy("S", target())
      assert.strictEqual(yield* through(proxy, { sslmode: "require" }), 1)
      assert.deepStrictEqual(proxy.encrypted, [true])
    })
  )

  it.live("require goes nowhere without TLS", () =>
    Effect.gen(function* () {
      const proxy = yield* tlsProxy("N", target())
      const error = yield* Effect.flip(through(proxy, { sslmode: "require" }))
      assert.include(error.message, "refused TLS")
    })
  )

  it.live("verify-full refuses a certificate that nobody known has signed", () =>
    Effect.gen(function* () {
      const proxy = yield* tlsProxy("S", target())
      const error = yield* Effect.flip(through(proxy, { sslmode: "verify-full" }))
      assert.strictEqual(error._tag, "SqlError")
      assert.deepStrictEqual(proxy.encrypted.length, 0)
    })
  )

  it.live("verify-full takes the certificate of the named authority, for the right host only", () =>
    Effect.gen(function* () {
      const proxy = yield* tlsProxy("S", target())
      const sslrootcert = yield* certificateFile(proxy.cert)
      assert.strictEqual(yield* through(proxy, { sslmode: "verify-full", sslrootcert }), 1)
      yield* Effect.flip(through(proxy, { sslmode: "verify-full", sslrootcert }, "127.0.0.1"))
    })
  )

  it.live("verify-ca does not mind the host", () =>
    Effect.gen(function* () {
      const proxy = yield* tlsProxy("S", target())
      const sslrootcert = yield* certificateFile(proxy.cert)
      assert.strictEqual(yield* through(proxy, { sslmode: "verify-ca", sslrootcert }, "127.0.0.1"), 1)
      yield* Effect.flip(through(proxy, { sslmode: "verify-ca" }, "127.0.0.1"))
    })
  )

  it.live("names a root certificate that can't be read", () =>
    Effect.gen(function* () {
      const proxy = yield* tlsProxy("S", target())
      const error = yield* Effect.flip(through(proxy, { sslmode: "verify-ca", sslrootcert: "/nowhere/ca.pem" }))
      assert.strictEqual(error._tag, "RootCertificateUnreadable")
      assert.include(error.message, "/nowhere/ca.pem")
    })
  )
})

describe("sslmode=prefer", () => {
  it.live.each([
    ["S", true],
    ["N", false]
  ] as const)("works when the server answers %s", ([answer, encrypted]) =>
    Effect.gen(function* () {
      const proxy = yield* tlsProxy(answer, target())
      assert.strictEqual(yield* preferring(proxy.port), 1)
      assert.deepStrictEqual(proxy.encrypted, [encrypted])
    })
  )

  it.live.each(["garbage", "stuffed", "silence"] as const)("fails when the server answers with %s", (answer: Answer) =>
    Effect.gen(function* () {
      const proxy = yield* tlsProxy(answer, target())
      const error = yield* Effect.flip(preferring(proxy.port, answer === "silence" ? "1 second" : undefined))
      assert.strictEqual(error.reason._tag, "ConnectionError")
    })
  )

  it.live("fails when nobody listens", () =>
    Effect.map(Effect.flip(preferring(1)), (error) => assert.strictEqual(error.reason._tag, "ConnectionError"))
  )

  it.live("carries results that are longer than its buffers, and many statements", () =>
    Effect.gen(function* () {
      const proxy = yield* tlsProxy("S", target())
      const layer = PgClient.layer({
        url: Redacted.make(server().href),
        ssl: false,
        stream: () => connectPreferringTls({ host: "localhost", port: proxy.port, patience: Infinity })
      })
      const lengths = yield* SqlClient.SqlClient.use((sql) =>
        Effect.forEach(
          [1, 2, 3, 4, 5, 6, 7, 8],
          (n) => sql<{ readonly text: string }>`select repeat('x', ${n * 500_000}) as text`,
          { concurrency: 4 }
        )
      ).pipe(
        Effect.map((results) => results.map(([row]) => row?.text.length)),
        Effect.provide(layer)
      )
      assert.deepStrictEqual(
        lengths,
        [1, 2, 3, 4, 5, 6, 7, 8].map((n) => n * 500_000)
      )
    })
  )
})
