/** The body of a request: `application/json`, not compressed, UTF-8, at most 1 MiB. */
import type { IncomingMessage } from "node:http"
import { isCompressed, jsonType, valueOf } from "../shared/json.ts"
import { bodyTooLarge, compressed, emptyBody, notJsonType, Refusal } from "../shared/problems.ts"
import { maxBodyBytes } from "../shared/settings.ts"

/** The value that a body says, or why it can't be read. */
export const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const { headers } = request
  const length = headers["content-length"]
  if (length === "0" || (length === undefined && headers["transfer-encoding"] === undefined)) return emptyBody
  const type = headers["content-type"] ?? ""
  if (type !== "application/json" && !jsonType.test(type)) return notJsonType
  if (isCompressed(headers)) return compressed
  if (Number(length) > maxBodyBytes) return bodyTooLarge
  const bytes = await bytesOf(request)
  return bytes instanceof Refusal ? bytes : valueOf(bytes)
}

// Nearly every body comes as one chunk, which is then taken as it is.
const bytesOf = (request: IncomingMessage): Promise<Buffer | Refusal> =>
  new Promise((resolve, reject) => {
    const chunks: Array<Buffer> = []
    let length = 0
    request.on("data", (chunk: Buffer) => {
      length += chunk.length
      if (length > maxBodyBytes) {
        request.pause()
        resolve(bodyTooLarge)
      } else chunks.push(chunk)
    })
    request.on("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    request.on("error", reject)
  })
