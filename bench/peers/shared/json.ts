/** Bodies as JSON: UTF-8, not compressed, and called so by their type. */
import type { IncomingHttpHeaders } from "node:http"
import { emptyBody, notJson, notUtf8 } from "./problems.ts"

const utf8 = new TextDecoder("utf-8", { fatal: true })

/** Parameters mean nothing to JSON, but who names a charset means it. */
export const jsonType = /^\s*application\/json\s*(;(?!\s*charset\s*=)[^;]*|;\s*charset\s*=\s*("utf-?8"|utf-?8)\s*)*$/i

export const isCompressed = ({ "content-encoding": encoding }: IncomingHttpHeaders): boolean =>
  encoding !== undefined && encoding.toLowerCase() !== "identity"

/** The value that a body says, or why it says none. */
export const valueOf = (bytes: Uint8Array): unknown => {
  if (bytes.length === 0) return emptyBody
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    return notUtf8
  }
  try {
    return JSON.parse(text)
  } catch {
    return notJson
  }
}
