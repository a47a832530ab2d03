/**
 * One request over a socket of its own, byte for byte as a test writes it, and all that comes back until the server
 * closes: for what `fetch` would mend, refuse or hide.
 */
import { connect } from "node:net"

export interface WireAnswer {
  readonly status: number
  /** By name in lower case; several of one name are joined with a comma. */
  readonly headers: ReadonlyMap<string, string>
  readonly text: string
  /** The JSON value of the body; undefined when there is none. */
  readonly body: unknown
}

type Part = string | Uint8Array

const patience = 5000

/** Sends parts of bytes one after the other and waits for the server to close. */
export const exchange = async (url: string, ...parts: ReadonlyArray<Part>): Promise<string> => {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  const silence = new Error(`the server has neither sent nor closed for ${patience} ms`)
  socket.setTimeout(patience, () => socket.destroy(silence))
  for (const part of parts) socket.write(part)
  const received: Array<Buffer> = []
  try {
    for await (const chunk of socket) received.push(chunk as Buffer)
  } catch (error) {
    // A server that closes while it is still being sent to has answered all the same.
    if (error === silence || received.length === 0) throw error
  }
  return Buffer.concat(received).toString("latin1")
}

const head = /^HTTP\/1\.1 (\d{3})[^\r\n]*((?:\r\n[^\r\n]+)*)\r\n\r\n([\s\S]*)$/

/** Reads one answer; interim ones (1xx) before it are passed over. */
export const parseAnswer = (raw: string): WireAnswer => {
  const [, status = "", lines = "", rest = ""] = head.exec(raw) ?? []
  if (status === "") throw new Error(`no answer: ${JSON.stringify(raw)}`)
  if (status.startsWith("1")) return parseAnswer(rest)
  const headers = new Map<string, string>()
  for (const line of lines.split("\r\n").slice(1)) {
    const [name = "", ...value] = line.split(":")
    const key = name.toLowerCase()
    const before = headers.get(key)
    headers.set(key, before === undefined ? value.join(":").trim() : `${before}, ${value.join(":").trim()}`)
  }
  const text = Buffer.from(headers.has("transfer-encoding") ? dechunk(rest) : rest, "latin1").toString("utf8")
  const isJson = /^application\/(problem\+)?json/.test(headers.get("content-type") ?? "")
  return { status: Number(status), headers, text, body: isJson && text !== "" ? JSON.parse(text) : undefined }
}

const dechunk = (rest: string): string => {
  const end = rest.indexOf("\r\n")
  const size = Number.parseInt(rest.slice(0, end), 16)
  return size > 0 ? rest.slice(end + 2, end + 2 + size) + dechunk(rest.slice(end + 4 + size)) : ""
}

/** The lines of a request, and its end. */
export const lines = (...all: ReadonlyArray<string>): string => `${all.join("\r\n")}\r\n\r\n`

export interface WireRequest {
  readonly method?: string
  readonly headers?: ReadonlyArray<string>
  /** Sent with its length. */
  readonly body?: Part
  /** Sent in chunks instead. */
  readonly chunks?: ReadonlyArray<Part>
}

/** Sends a request as it is told to, with `Host` and `Connection: close`. */
export const wire = async (url: string, path: string, request: WireRequest = {}): Promise<WireAnswer> => {
  const { method = "GET", headers = [], body, chunks } = request
  const length = body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]
  const start = lines(
    `${method} ${path} HTTP/1.1`,
    "Host: localhost",
    "Connection: close",
    ...headers,
    ...(chunks === undefined ? length : ["Transfer-Encoding: chunked"])
  )
  const chunked = chunks?.flatMap((chunk) => [`${Buffer.byteLength(chunk).toString(16)}\r\n`, chunk, "\r\n"])
  return parseAnswer(await exchange(url, start, ...(chunked === undefined ? [body ?? ""] : [...chunked, "0\r\n\r\n"])))
}
