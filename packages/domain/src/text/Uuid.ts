/** UUIDs in lower case, read in either. New ids are version 7, so that they sort by the time of their making. */
import { Schema, SchemaTransformation } from "effect"

/** Branded by each kind of thing: an `ExpenseId` is not a `CategoryId`. */
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
