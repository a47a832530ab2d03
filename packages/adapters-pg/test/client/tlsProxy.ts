/** Stands before a plain PostgreSQL server and answers SSLRequest in the way a test wants. */
import { Effect } from "effect"
import { once } from "node:events"
import { connect, createServer, type Socket } from "node:net"
import { TLSSocket } from "node:tls"
import { selfSigned } from "./selfSigned.ts"

export type Answer = "S" | "N" | "garbage" | "silence" | "stuffed"

export interface Proxy {
  readonly port: number
  readonly cert: string
  /** Per connection: whether it was encrypted. */
  readonly encrypted: Array<boolean>
}

export const tlsProxy = (answer: Answer, target: { readonly host: string; readonly port: number }) =>
  Effect.map(
    Effect.acquireRelease(
      Effect.promise(() => listen(answer, target)),
      ({ close }) => Effect.sync(close)
    ),
    ({ proxy }) => proxy
  )

const listen = async (answer: Answer, target: { readonly host: string; readonly port: number }) => {
  const { cert, key } = selfSigned()
  const encrypted: Array<boolean> = []
  const open = new Set<Socket>()
  const join = (client: Socket, first?: Buffer) => {
    const server = connect(target)
    open.add(server)
    server.on("error", () => client.destroy())
    if (first !== undefined) server.write(first)
    client.pipe(server).pipe(client)
  }
  const server = createServer((client) => {
    open.add(client)
    client.on("error", () => client.destroy())
    client.once("data", (first: Buffer) => {
      if (first.length !== 8) {
        encrypted.push(false)
        return join(client, first)
      }
      if (answer === "silence") return
      client.write(answer === "garbage" ? "?" : answer === "stuffed" ? "SE" : answer)
      if (answer === "N") {
        encrypted.push(false)
        return join(client)
      }
      if (answer !== "S") return
      const secured = new TLSSocket(client, { isServer: true, cert, key })
      secured.on("error", () => client.destroy())
      secured.once("secure", () => {
        encrypted.push(true)
        join(secured)
      })
    })
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("no port")
  const close = () => {
    server.close()
    for (const socket of open) socket.destroy()
  }
  return { proxy: { port: address.port, cert, encrypted } satisfies Proxy, close }
}
