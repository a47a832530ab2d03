/**
 * Node's HTTP server with limits, and with problems for what it refuses by itself before a handler sees it: slow,
 * too many headers, not HTTP.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http"
import { randomUUID } from "node:crypto"
import type { Duplex } from "node:stream"

const maxHeaderBytes = 16_384
const headersTimeoutMillis = 10_000
const requestTimeoutMillis = 30_000
const keepAliveMillis = 65_000

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
}

const beside = (event: "request" | "checkContinue") =>
  function (this: Server, _request: IncomingMessage, response: ServerResponse): void {
    // What was running when the server was told to stop is the last of its connection, which need not be waited for.
    response.once("finish", () => {
      if (!this.listening) setImmediate(() => this.closeIdleConnections())
    })
    // Between the first connection and the first handler: without this, such a request would never be answered.
    if (this.listenerCount(event) === 1) response.writeHead(503, { "Retry-After": "1", Connection: "close" }).end()
  }

export const nodeServer = (): Server =>
  createServer({
    maxHeaderSize: maxHeaderBytes,
    headersTimeout: headersTimeoutMillis,
    requestTimeout: requestTimeoutMillis,
    keepAliveTimeout: keepAliveMillis,
    // A request without Host gets a problem as any other does, not Node's bare 400.
    requireHostHeader: false
  })
    .on("clientError", refuse)
    .on("request", beside("request"))
    .on("checkContinue", beside("checkContinue"))
