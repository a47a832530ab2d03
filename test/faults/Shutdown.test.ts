/** A server that is told to stop while it is used. What it does on its own is tested in test/e2e. */
import { assert, describe, it } from "@effect/vitest"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { freshDatabaseUrl } from "../e2e/support/Database.ts"
import { folderWithDatabase } from "../e2e/support/Folder.ts"
import { serve } from "../e2e/support/Outlay.ts"
import { closedDoors, connection, head, lastOf } from "./support/Connection.ts"
import { expenses } from "./support/Ledger.ts"
import { credentials, member, memory, signIn, started } from "./support/Servers.ts"
import { createUntilKilled } from "./support/writers.ts"
import { rowsOf } from "./support/Sql.ts"

const registration = JSON.stringify({ ...credentials, username: "ann" })

const bodyFollows = { "Content-Type": "application/json", "Content-Length": `${registration.length}` }

/** A registration that has begun to run and waits for its body. */
const running = async (url: string) => {
  const request = await connection(url)
  request.send(head("POST /api/v1/auth/register", { ...bodyFollows, Expect: "100-continue" }))
  await request.until(/^HTTP\/1\.1 100 /)
  return request
}

/** A connection that was used before and has sent the first bytes of a further request. */
const begun = async (url: string) => {
  const kept = await connection(url)
  kept.send(head("GET /health/ready"))
  await kept.until(/^HTTP\/1\.1 200 [^]*"ok"/)
  kept.send("GET /")
  return kept
}

describe.concurrent("a server that is told to stop", () => {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    it(`on ${signal} is not ready any more, takes nothing new, and finishes what runs`, async () => {
      const { program, url } = await started(memory)
      const request = await running(url)
      const [ready, list, live] = [await begun(url), await begun(url), await begun(url)]
      program.signal(signal)
      await closedDoors(url)

      ready.send(head("health/ready"))
      list.send(head("api/v1/expenses"))
      live.send(head("health/live"))
      for (const text of await Promise.all([ready.closed, list.closed])) {
        const refusal = lastOf(text)
        assert.match(refusal, /^HTTP\/1\.1 503 /)
        assert.match(refusal, /\r\nretry-after: \d+\r\n/i)
        assert.match(refusal, /\r\nconnection: close\r\n/i)
        assert.match(refusal, /\r\nx-request-id: /i)
        assert.include(refusal, '"type":"/problems/unavailable"')
        assert.include(refusal, '"detail":"The server is stopping."')
      }
      assert.match(lastOf(await live.closed), /^HTTP\/1\.1 200 [^]*connection: close[^]*\{"status":"ok"\}$/i)

      request.send(registration)
      assert.match(await request.closed, /HTTP\/1\.1 201 [^]*connection: close[^]*"username":"ann"/i)
      const { code, stderr } = await program.ended
      assert.deepStrictEqual([code, stderr], [0, ""])
    })
  }

  it("waits for nobody beyond SHUTDOWN_TIMEOUT: not for half a request, nor for who does not read an answer", async () => {
    const { program, url } = await started({ ...memory, SHUTDOWN_TIMEOUT: "1" })
    const half = await begun(url)
    const deaf = await connection(url)
    deaf.socket.pause()
    deaf.send(head("GET /openapi.json").repeat(50))
    // Answered after what was sent before it: the other one is being answered by now.
    assert.strictEqual((await fetch(url)).status, 200)
    const since = performance.now()
    program.signal("SIGTERM")
    assert.strictEqual((await program.ended).code, 0)
    assert.isBelow(performance.now() - since, 5000)
    assert.match(await half.closed, /^HTTP\/1\.1 200 /)
  })

  it("waits 10 seconds for a request by default", async () => {
    const { program, url } = await serve(memory)
    const request = await running(url)
    const since = performance.now()
    program.signal("SIGTERM")
    assert.strictEqual((await program.ended).code, 0)
    const waited = performance.now() - since
    assert.isAtLeast(waited, 9500)
    assert.isBelow(waited, 14_000)
    assert.notMatch(await request.closed, / 201 /)
  })

  it("in the middle of writes keeps what it has acknowledged, and leaves the embedded database closed", async () => {
    const cwd = folderWithDatabase()
    const { program, url } = await started({}, { cwd })
    const ann = await member(url)
    const writing = createUntilKilled(ann, { writers: 8 })
    await writing.acknowledged(60)
    program.signal("SIGTERM")
    const { code, stderr } = await program.ended
    assert.deepStrictEqual([code, stderr], [0, ""])
    const { acknowledged } = await writing.done
    assert.isFalse(existsSync(join(cwd, "data/postgres.owner.json")))

    const again = await started({}, { cwd })
    const kept = new Set((await expenses((await signIn(again.url)).client)).map(({ id }) => id))
    assert.deepStrictEqual(
      acknowledged.filter(({ answer }) => !kept.has(answer.body.id)),
      []
    )
    assert.strictEqual((await again.stop()).code, 0)
  })

  it("in the middle of writes keeps what it has acknowledged, and leaves no connection to PostgreSQL", async () => {
    const env = { DATABASE_URL: await freshDatabaseUrl() }
    const { program, url } = await started(env)
    const writing = createUntilKilled(await member(url), { writers: 8 })
    await writing.acknowledged(60)
    program.signal("SIGTERM")
    const { code, stderr } = await program.ended
    assert.deepStrictEqual([code, stderr], [0, ""])
    const { acknowledged } = await writing.done

    const [open] = await rowsOf(
      env.DATABASE_URL,
      "select count(*)::int as others from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
    )
    assert.deepStrictEqual(open, { others: 0 })
    const kept = new Set((await rowsOf(env.DATABASE_URL, "select id from expenses")).map(({ id }) => id))
    assert.deepStrictEqual(
      acknowledged.filter(({ answer }) => !kept.has(answer.body.id)),
      []
    )
  })
})
