/** Sends requests as they are told over connections that are kept, and reads the answers as bytes. */
import { once } from "node:events"
import { Agent, type IncomingMessage, request as open } from "node:http"
import type { Socket } from "node:net"
import { setTimeout } from "node:timers/promises"
import type { Request } from "./Draft.ts"

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Buffer
  readonly milliseconds: number
  /** The server has closed the connection, though it said that it would keep it. */
  readonly hungUp: boolean
}

export interface Sender {
  readonly send: (request: Request) => Promise<Answer>
  readonly close: () => void
}

const patience = 20_000
/** How long a server may think about closing a connection that had much to read. */
const afterthought = 50
const muchToRead = 100_000

const hangsUp = async (socket: Socket, { headers }: IncomingMessage): Promise<boolean> => {
  if (headers.connection === "close") return false
  const close = once(socket, "close").then(() => true)
  return socket.destroyed || (await Promise.race([close, setTimeout(afterthought, false)]))
}

export const sender = (url: string): Sender => {
  const shared = new Agent({ keepAlive: true })
  const { hostname, port } = new URL(url)
  const respond = (agent: Agent, { headers, method, target, body, chunked }: Request) =>
    new Promise<IncomingMessage>((responded, failed) => {
      const length = body === undefined || chunked ? {} : { "Content-Length": body.length }
      const coding = chunked ? { "Transfer-Encoding": "chunked" } : {}
      const sent = open({ agent, hostname, port, method, path: target, headers: { ...headers, ...length, ...coding } })
      sent.setTimeout(patience, () => sent.destroy(new Error(`no answer within ${patience} ms`)))
      sent.on("error", failed).on("response", responded).end(body)
    })
  const send = async (request: Request): Promise<Answer> => {
    const isLarge = (request.body?.length ?? 0) > muchToRead
    // Nobody else may use the connection before it was seen whether it stays.
    const agent = isLarge ? new Agent({ keepAlive: true }) : shared
    const from = performance.now()
    const response = await respond(agent, request)
    const { socket, statusCode: status = 0 } = response
    const bytes = Buffer.concat(await response.toArray())
    const milliseconds = performance.now() - from
    const headers = Object.entries(response.headers).map(([name, value = ""]) => [name, [value].flat().join(", ")])
    const hungUp = isLarge && (await hangsUp(socket, response))
    if (isLarge) agent.destroy()
    return { status, headers: Object.fromEntries(headers), bytes, milliseconds, hungUp }
  }
  return { send, close: () => shared.destroy() }
}
