/** Where the receipt of an expense can be seen: an http or https address of at most 500 characters, or `null`. */
import { Schema } from "effect"
import { OptionalText } from "../text/Text.ts"

export const ReceiptUrl = OptionalText(500).check(
  Schema.makeFilter(
    (url) => url === null || (/^https?:\/\//i.test(url) && URL.canParse(url)) || "must be an http or https address",
    { toJsonSchema: () => ({ format: "uri" }) }
  )
)
