import { assert, describe, it } from "@effect/vitest"
import { once } from "node:events"
import { createServer, type Socket } from "node:net"
import { setTimeout } from "node:timers/promises"
import { connectWatched } from "../../src/client/WatchedSocket.ts"

/** A server that answers so many times and then never again, and one who is connected to it. */
const withServer = async (answers: number, patience: number, use: (client: Socket) => Promise<void>): Promise<void> => {
  let left = answers
  const accepted: Array<Socket> = []
  const server = createServer((socket) => {
    accepted.push(socket)
    socket.on("data", () => left-- > 0 && socket.write("answer")).on("error", () => {})
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("no port")
  const client = connectWatched({ host: "127.0.0.1", port: address.port, patience })
  try {
    await once(client, "connect")
    await use(client)
  } finally {
    client.destroy()
    for (const socket of accepted) socket.destroy()
    server.close()
  }
}

const ask = (client: Socket) => {
  client.write("question")
  return once(client, "data")
}

describe("a watched socket", () => {
  it("is cut when its server no longer answers", () =>
    withServer(1, 300, async (client) => {
      await ask(client)
      await setTimeout(200)
      const since = performance.now()
      client.write("question")
      const [error] = await once(client, "error")
      assert.strictEqual(error.message, "no answer for 300 ms")
      assert.isAtLeast(performance.now() - since, 300)
    }))

  it("is left alone while nobody asks anything, however long", () =>
    withServer(2, 200, async (client) => {
      await ask(client)
      await setTimeout(600)
      assert.isFalse(client.destroyed)
      await ask(client)
    }))

  it("waits for ever when it has endless patience", () =>
    withServer(0, Infinity, async (client) => {
      client.write("question")
      await setTimeout(300)
      assert.isFalse(client.destroyed)
    }))
})
