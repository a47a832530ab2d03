/** A connection without manners: it sends what it is told, when it is told, and shows what comes back. */
import { afterAll } from "@effect/vitest"
import { once } from "node:events"
import { connect, type Socket } from "node:net"

export interface Connection {
  readonly socket: Socket
  readonly send: (text: string | Uint8Array) => void
  /** What has come so far. */
  readonly received: () => string
  /** There once what came matches; refused when the server closes before. */
  readonly until: (pattern: RegExp) => Promise<string>
  /** Everything that came until the server closed, or reset, the connection. */
  readonly closed: Promise<string>
}

const open = new Set<Socket>()

afterAll(() => {
  for (const socket of open) socket.destroy()
})

/** `allowHalfOpen`: it does not hang up when the server does. */
export const connection = async (url: string, { allowHalfOpen = false } = {}): Promise<Connection> => {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen })
  open.add(socket)
  let text = ""
  socket.setEncoding("utf8")
  socket.on("data", (part: string) => {
    text += part
  })
  socket.on("error", () => {})
  const closed = new Promise<string>((resolve) => {
    socket.once("close", () => {
      open.delete(socket)
      resolve(text)
    })
  })
  await once(socket, "connect")
  const until = (pattern: RegExp) =>
    new Promise<string>((found, missing) => {
      const look = () => {
        if (!pattern.test(text)) return
        socket.off("data", look)
        found(text)
      }
      socket.on("data", look)
      look()
      void closed.then(() => missing(new Error(`closed before ${pattern}: ${text}`)))
    })
  return { socket, send: (text) => void socket.write(text), received: () => text, until, closed }
}

/** The last of the answers that came on a connection. */
export const lastOf = (text: string): string => text.slice(Math.max(0, text.lastIndexOf("HTTP/1.1 ")))

/** The head of a request, with the empty line that ends it. */
export const head = (request: string, headers: Readonly<Record<string, string>> = {}): string =>
  [
    `${request} HTTP/1.1`,
    "Host: localhost",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "",
    ""
  ].join("\r\n")

/** There once the server takes no new connection. */
export const closedDoors = async (url: string): Promise<void> => {
  const attempt = await connection(url).catch(() => undefined)
  if (attempt === undefined) return
  attempt.socket.destroy()
  await closedDoors(url)
}
