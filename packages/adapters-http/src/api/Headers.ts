/** The headers that requests about a single resource share. */
import { shapedAs } from "@outlay/domain"
import { Schema } from "effect"

/** How the headers of requests are written by people; Node and fetch give them in lower case. */
export const headerNames: Readonly<Record<string, string>> = {
  "idempotency-key": "Idempotency-Key",
  "if-match": "If-Match",
  "if-none-match": "If-None-Match"
}

/** Change only the version that the client has seen. */
export const IfMatch = { "if-match": Schema.optionalKey(Schema.String) }

/** Answer only when it is another version than the client has. */
export const IfNoneMatch = { "if-none-match": Schema.optionalKey(Schema.String) }

/** Do this once, however often it is sent. */
export const IdempotencyKey = {
  "idempotency-key": Schema.optionalKey(
    Schema.String.check(
      Schema.isPattern(/^[ -~]{1,255}$/, { message: "must be 1 to 255 printable ASCII characters" }),
      shapedAs({ minLength: 1, maxLength: 255, pattern: "^[ -~]*$" })
    )
  )
}

/** The version of a single resource. */
export const ETag = { etag: Schema.String }

/** The version of a new resource, where it is, and whether this answer was given before. */
export const Created = {
  etag: Schema.String,
  location: Schema.String,
  "idempotency-replayed": Schema.optionalKey(Schema.Literal("true"))
}
