/**
 * Node's HTTP server with limits, and with problems for what it refuses by itself before a handler sees it: slow,
 * too many headers, not HTTP. Who sends slowly, reads nothing or does not hang up is cut off.
 */
import { Duration } from "effect"
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http"
import { randomUUID } from "node:crypto"
import type { Socket } from "node:net"
import type { Duplex } from "node:stream"

const maxHeaderBytes = 16_384
/** How often Node looks for requests that take too long. */
const checkMillis = 500
/** For a refused client to read why; cut off at once, it would lose the answer with what it still sends. */
const lingerMillis = 1000

export interface Timeouts {
  /** For the headers of a request to arrive. */
  readonly headersTimeout: Duration.Duration
  /** For a whole request to arrive, and for a client to take some more of its answer. */
  readonly requestTimeout: Duration.Duration
  /** Until a connection is closed on which nothing is asked any more. */
  readonly keepAliveTimeout: Duration.Duration
}

const refusals: Readonly<Record<string, readonly [status: number, type: string, title: string]>> = {
  HPE_HEADER_OVERFLOW: [431, "/problems/headers-too-large", "The headers are too large"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "/problems/request-timeout", "The request took too long to arrive"]
}
const notHttp = [400, "/problems/bad-request", "The request can't be read"] as const

const refuse = (error: Error & { readonly code?: string }, socket: Duplex) => {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy()
    return
  }
  const [status, type, title] = refusals[error.code ?? ""] ?? notHttp
  const body = JSON.stringify({ type, title, status, detail: "The connection is closed.", instance: "/" })
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
      "Content-Type: application/problem+json",
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${randomUUID()}`,
      "X-Content-Type-Options: nosniff",
      "Referrer-Policy: no-referrer",
      "Connection: close",
      "",
      body
    ].join("\r\n")
  )
  setTimeout(() => socket.destroy(), lingerMillis).unref()
}

const beside = (event: "request" | "checkContinue") =>
  function (this: Server, request: IncomingMessage, response: ServerResponse): void {
    response.once("finish", () => {
      // Of a body that was refused no more is taken in while its client gets to read why. (One of a known length is drained
      // or its connection closed by the adapter.)
      if (!request.complete && request.headers["transfer-encoding"] !== undefined) request.pause()
      // What was running when the server was told to stop is the last of its connection, which need not be waited for.
      if (!this.listening) setImmediate(() => this.closeIdleConnections())
    })
    // Nothing has moved for a while. A handler may take its time; a client that leaves its answer lying may not.
    response.on("timeout", (socket: Socket) => {
      if (socket.writableLength > 0) socket.destroy()
    })
    // Between the first connection and the first handler: without this, such a request would never be answered.
    if (this.listenerCount(event) === 1) response.writeHead(503, { "Retry-After": "1", Connection: "close" }).end()
  }

export const nodeServer = (timeouts: Timeouts): Server => {
  const requestTimeout = Duration.toMillis(timeouts.requestTimeout)
  const server = createServer({
    maxHeaderSize: maxHeaderBytes,
    // Node refuses one that is longer than the other.
    headersTimeout: Math.min(Duration.toMillis(timeouts.headersTimeout), requestTimeout),
    requestTimeout,
    connectionsCheckingInterval: checkMillis,
    keepAliveTimeout: Duration.toMillis(timeouts.keepAliveTimeout),
    // None is offered, so a request that asks for one is answered as any other.
    shouldUpgradeCallback: () => false,
    // A request without Host gets a problem as any other does, not Node's bare 400.
    requireHostHeader: false
  })
  server.timeout = requestTimeout
  return server.on("clientError", refuse).on("request", beside("request")).on("checkContinue", beside("checkContinue"))
}
