/**
 * The network between a server and what it talks to, as a proxy on loopback that a test can break: cut (what is open is
 * reset and nothing new is taken), or frozen (everything stays open and no byte arrives, as behind a dead router).
 */
import { afterAll } from "@effect/vitest"
import { once } from "node:events"
import { connect, createServer, type Server, type Socket } from "node:net"

export interface TcpProxy {
  readonly port: number
  /** How many connections go through it now. */
  readonly connections: () => number
  /** Resets every connection; new ones are refused. */
  readonly cut: () => Promise<void>
  /** Swallows every byte, of old connections and of new ones. What was swallowed never arrives. */
  readonly freeze: () => void
  /** The bytes of an answer with this in them, and everything after them on their connection, never arrive. */
  readonly lose: (answer: string) => void
  /** Lets through again. Connections that have lost bytes stay dead, and nobody is told, as behind a router that forgot. */
  readonly restore: () => Promise<void>
}

const proxies: Array<TcpProxy> = []

afterAll(async () => {
  await Promise.all(proxies.map(({ cut }) => cut()))
})

/** From a free port of loopback to another port of it. */
export const tcpProxy = async (to: number): Promise<TcpProxy> => {
  const pairs = new Set<{ readonly near: Socket; readonly far: Socket; hasLost: boolean }>()
  let isFrozen = false
  let doomed: string | undefined

  const join = (near: Socket) => {
    const pair = { near, far: connect(to, "127.0.0.1"), hasLost: false }
    pairs.add(pair)
    const pass = (from: Socket, into: Socket) =>
      from
        .on("data", (bytes: Buffer) => {
          const isDoomed = into === near && doomed !== undefined && bytes.includes(doomed)
          if (isFrozen || pair.hasLost || isDoomed) pair.hasLost = true
          else if (!into.write(bytes)) from.pause()
        })
        .on("end", () => {
          if (isFrozen || pair.hasLost) pair.hasLost = true
          else into.end()
        })
        .on("error", () => {})
        .on("close", () => {
          // The other side of a dead network hears nothing of it.
          if (isFrozen || pair.hasLost) pair.hasLost = true
          else into.destroy()
          if (near.destroyed && pair.far.destroyed) pairs.delete(pair)
        })
        .on("drain", () => into.resume())
    pass(near, pair.far)
    pass(pair.far, near)
  }
  const reset = (those: ReadonlyArray<{ readonly near: Socket; readonly far: Socket }>) => {
    for (const { near, far } of those) {
      near.resetAndDestroy()
      far.resetAndDestroy()
    }
  }

  let server: Server | undefined
  const listen = async (port: number) => {
    server = createServer({ allowHalfOpen: true }, join).listen(port, "127.0.0.1")
    await once(server, "listening")
    const address = server.address()
    if (address === null || typeof address === "string") throw new Error("not listening")
    return address.port
  }
  const port = await listen(0)

  const proxy: TcpProxy = {
    port,
    connections: () => pairs.size,
    cut: async () => {
      isFrozen = false
      const closed = server === undefined ? Promise.resolve() : once(server, "close")
      server?.close()
      server = undefined
      reset([...pairs])
      await closed
    },
    freeze: () => {
      isFrozen = true
    },
    lose: (answer) => {
      doomed = answer
    },
    restore: async () => {
      isFrozen = false
      doomed = undefined
      if (server === undefined) await listen(port)
    }
  }
  proxies.push(proxy)
  return proxy
}
