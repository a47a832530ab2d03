/**
 * The body of a request as text: `application/json`, not compressed, at most 1 MiB, UTF-8. What it says is read
 * later, together with the parameters, so that every fault is told at once.
 */
import { ByteSize, Effect } from "effect"
import { HttpIncomingMessage, type HttpServerError, type HttpServerRequest } from "effect/http"
import { maxBodyBytes } from "../api/RequestInput.ts"
import { BadRequest, PayloadTooLarge, UnsupportedMediaType } from "../problems/Problems.ts"
import { refuse } from "../problems/refuse.ts"

const utf8 = new TextDecoder("utf-8", { fatal: true })
const limit = ByteSize.bytes(maxBodyBytes)

// Parameters mean nothing to JSON (RFC 8259), but who names a charset means it.
const isJson = (contentType = ""): boolean => {
  const [type, ...parameters] = contentType
    .toLowerCase()
    .split(";")
    .map((part) => part.trim())
  return (
    type === "application/json" &&
    parameters.every((it) => !/^charset\s*=/.test(it) || /^charset\s*=\s*("utf-?8"|utf-?8)$/.test(it))
  )
}

// On a socket a header announces a body; a request that a fetch handler is given only has it.
const hasNoBody = ({ headers, source }: HttpServerRequest.HttpServerRequest): boolean =>
  headers["content-length"] === "0" ||
  (headers["content-length"] === undefined &&
    headers["transfer-encoding"] === undefined &&
    !(Reflect.get(source, "body") instanceof ReadableStream))

/** `whenEmpty` stands for a body that is not there; without it, an empty body is refused. */
export const readBody = Effect.fnUntraced(function* (
  request: HttpServerRequest.HttpServerRequest,
  whenEmpty: string | undefined
) {
  const empty = whenEmpty === undefined ? refuse(BadRequest, "The body is empty.") : Effect.succeed(whenEmpty)
  if (hasNoBody(request)) return yield* empty
  if (!isJson(request.headers["content-type"])) {
    return yield* refuse(UnsupportedMediaType, "Send the body with Content-Type: application/json.")
  }
  const encoding = request.headers["content-encoding"]
  if (encoding !== undefined && encoding.toLowerCase() !== "identity") {
    return yield* refuse(UnsupportedMediaType, "Send the body without Content-Encoding.")
  }
  if (Number(request.headers["content-length"]) > maxBodyBytes) return yield* tooLarge
  const bytes = yield* request.arrayBuffer.pipe(
    Effect.provideService(HttpIncomingMessage.MaxBodySize, limit),
    Effect.catchIf(
      isTooLarge,
      () => tooLarge,
      () => refuse(BadRequest, "The body did not arrive whole.")
    )
  )
  if (bytes.byteLength === 0) return yield* empty
  try {
    return utf8.decode(bytes)
  } catch {
    return yield* refuse(BadRequest, "The body is not UTF-8.")
  }
})

const tooLarge = refuse(PayloadTooLarge, `The body is larger than ${maxBodyBytes} bytes.`)

const isTooLarge = (error: HttpServerError.HttpServerError): boolean =>
  error.reason._tag === "RequestParseError" && error.reason.reason === "BodyTooLarge"
