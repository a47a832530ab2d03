/** UUIDs in lower case, read in either. New ids are version 7, so that they sort by the time of their making. */
import { Schema, SchemaTransformation } from "effect"

/**
 * A UUID in lower case, read in either. Branded by each kind of thing: an `ExpenseId` is not a `CategoryId`.
 *
 * @example
 * ```ts
 * import { Uuid } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * const InvoiceId = Uuid.pipe(Schema.brand("InvoiceId"))
 * const read = Schema.decodeUnknownSync(InvoiceId)
 * console.log(read("01A2B3C4-0000-7000-8000-000000000001")) // 01a2b3c4-0000-7000-8000-000000000001
 * ```
 */
export const Uuid = Schema.String.annotate({ format: "uuid" }).pipe(
  Schema.decodeTo(
    Schema.String.check(
      Schema.makeFilter(
        (text) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text) || "must be a UUID",
        { toJsonSchema: () => ({ format: "uuid" }) }
      )
    ),
    SchemaTransformation.transform<string, string>({
      decode: (text) => text.toLowerCase(),
      encode: (text) => text
    })
  )
)
