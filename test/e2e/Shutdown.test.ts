import { assert, describe, it } from "@effect/vitest"
import { connected, half, rest } from "./support/connections.ts"
import { serve } from "./support/Outlay.ts"

const memory = { DATABASE_URL: "memory:" }

/** Waits until the server takes no new connection. */
const closedDoors = (url: string): Promise<void> =>
  connected(url).then(
    (socket) => {
      socket.destroy()
      return closedDoors(url)
    },
    () => {}
  )

describe.concurrent("shutting down", () => {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    it(`${signal} ends an idle server with 0, whoever is still connected`, async () => {
      const { program, url } = await serve(memory)
      const silent = await connected(url)
      const kept = await fetch(url, { headers: { connection: "keep-alive" } })
      assert.strictEqual(kept.status, 200)
      program.signal(signal)
      assert.strictEqual(await rest(silent), "")
      const { code, stderr } = await program.ended
      assert.deepStrictEqual([code, stderr], [0, ""])
    })
  }

  it("lets a running request finish, and then does not wait any longer", async () => {
    const { program, url } = await serve({ ...memory, SHUTDOWN_TIMEOUT: "600" })
    const { finish, socket } = await half(url)
    program.signal("SIGTERM")
    await closedDoors(url)
    const answer = rest(socket)
    finish()
    assert.match(await answer, /^HTTP\/1\.1 201 [^]*"username":"ann"/)
    assert.strictEqual((await program.ended).code, 0)
  })

  it("does not wait for a request longer than SHUTDOWN_TIMEOUT", async () => {
    const { program, url } = await serve({ ...memory, SHUTDOWN_TIMEOUT: "1" })
    const answer = rest((await half(url)).socket)
    const since = performance.now()
    program.signal("SIGTERM")
    assert.notMatch(await answer, / 201 /)
    assert.strictEqual((await program.ended).code, 0)
    assert.isBelow(performance.now() - since, 10_000)
  })

  it("a second signal changes nothing", async () => {
    const { program, url } = await serve(memory)
    const { finish, socket } = await half(url)
    program.signal("SIGTERM")
    await closedDoors(url)
    program.signal("SIGTERM")
    const answer = rest(socket)
    finish()
    assert.match(await answer, /^HTTP\/1\.1 201 /)
    assert.strictEqual((await program.ended).code, 0)
  })
})
