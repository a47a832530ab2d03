/** One request and its answer: the headers that all answers have are laid out once, and written flat. */
import type { IncomingMessage, ServerResponse } from "node:http"
import { requestIdOf } from "../shared/ids.ts"
import { problemJson, type Refusal } from "../shared/problems.ts"

export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly path: string
  /** What stands behind the question mark. */
  readonly search: string
}

const json = "application/json"
const problemType = "application/problem+json"
const noHeaders: ReadonlyArray<string> = []
const closing: ReadonlyArray<string> = ["connection", "close"]

/** `headers` are names and values in turn. */
export const answer = (
  exchange: Exchange,
  status: number,
  body: string,
  headers: ReadonlyArray<string> = noHeaders
): void => write(exchange, status, json, body, headers)

export const answerUnchanged = ({ request, response }: Exchange, etag: string): void => {
  response
    .writeHead(304, [
      "x-request-id",
      requestIdOf(request.headers["x-request-id"]),
      "x-content-type-options",
      "nosniff",
      "referrer-policy",
      "no-referrer",
      "cache-control",
      "no-store",
      "etag",
      etag
    ])
    .end()
}

export const refuse = (exchange: Exchange, refusal: Refusal, headers: ReadonlyArray<string> = noHeaders): void => {
  const { status } = refusal.problem
  const all = [...headers]
  if (status === 401) all.push("www-authenticate", "Bearer")
  if (status === 503) all.push("retry-after", "1")
  if (status === 413) all.push(...closing)
  write(exchange, status, problemType, problemJson(refusal, exchange.path), all)
}

const write = (
  { request, response }: Exchange,
  status: number,
  type: string,
  body: string,
  headers: ReadonlyArray<string>
): void => {
  const all = [
    "content-type",
    type,
    "content-length",
    String(Buffer.byteLength(body)),
    "x-request-id",
    requestIdOf(request.headers["x-request-id"]),
    "x-content-type-options",
    "nosniff",
    "referrer-policy",
    "no-referrer",
    "cache-control",
    "no-store"
  ]
  for (const header of headers) all.push(header)
  response.writeHead(status, all).end(body)
}
