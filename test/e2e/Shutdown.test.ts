import { assert, describe, it } from "@effect/vitest"
import { once } from "node:events"
import { connect, type Socket } from "node:net"
import { serve } from "./support/Outlay.ts"

const memory = { DATABASE_URL: "memory:" }

const connected = async (url: string): Promise<Socket> => {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname).setEncoding("utf8")
  await once(socket, "connect")
  return socket
}

/** Everything that comes until the server closes. */
const rest = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let text = ""
    socket.on("data", (part: string) => (text += part))
    socket.on("close", () => resolve(text))
    socket.on("error", () => {})
  })

const body = JSON.stringify({ email: "ann@example.com", username: "ann", password: "correct horse" })

/** Begins a registration; the server says that it waits for the body. */
const half = async (url: string): Promise<Socket> => {
  const socket = await connected(url)
  const head = ["POST /api/v1/auth/register HTTP/1.1", "Host: localhost", "Content-Type: application/json"]
  socket.write([...head, `Content-Length: ${body.length}`, "Expect: 100-continue", "", ""].join("\r\n"))
  const [interim] = await once(socket, "data")
  assert.match(interim, /^HTTP\/1\.1 100 /)
  return socket
}

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
    const socket = await half(url)
    program.signal("SIGTERM")
    await closedDoors(url)
    const answer = rest(socket)
    socket.write(body)
    assert.match(await answer, /^HTTP\/1\.1 201 [^]*"username":"ann"/)
    assert.strictEqual((await program.ended).code, 0)
  })

  it("does not wait for a request longer than SHUTDOWN_TIMEOUT", async () => {
    const { program, url } = await serve({ ...memory, SHUTDOWN_TIMEOUT: "1" })
    const answer = rest(await half(url))
    const since = performance.now()
    program.signal("SIGTERM")
    assert.notMatch(await answer, / 201 /)
    assert.strictEqual((await program.ended).code, 0)
    assert.isBelow(performance.now() - since, 10_000)
  })

  it("a second signal changes nothing", async () => {
    const { program, url } = await serve(memory)
    const socket = await half(url)
    program.signal("SIGTERM")
    await closedDoors(url)
    program.signal("SIGTERM")
    const answer = rest(socket)
    socket.write(body)
    assert.match(await answer, /^HTTP\/1\.1 201 /)
    assert.strictEqual((await program.ended).code, 0)
  })
})
