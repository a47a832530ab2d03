import { Schema } from "effect"
import { OptionalText } from "../text/TextSchemas.ts"

const shape = /^https?:\/\/[^\s\p{Cc}]+$/iu

/**
 * Where the receipt of an expense can be seen: an http or https address of at most 500 characters, or `null`. White
 * space and control characters are no part of an address, though URL parsers pass over them.
 *
 * @example
 * ```ts
 * import { ReceiptUrl } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * const read = Schema.decodeUnknownSync(ReceiptUrl)
 * console.log(read(" https://receipts.example/4711.pdf "), read("")) // https://receipts.example/4711.pdf null
 * console.log(Schema.is(ReceiptUrl)("file:///home/ann/4711.pdf")) // false
 * ```
 */
export const ReceiptUrl = OptionalText(500, { format: "uri", pattern: String.raw`^https?://\S+$` }).check(
  Schema.makeFilter(
    (url) => url === null || (shape.test(url) && URL.canParse(url)) || "must be an http or https address",
    { toJsonSchema: () => ({ format: "uri" }) }
  )
)
