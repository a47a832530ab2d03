/** The headers that requests about a single resource share. */
import { Schema } from "effect"

/** Change only the version that the client has seen. */
export const IfMatch = { "if-match": Schema.optionalKey(Schema.String) }

/** Answer only when it is another version than the client has. */
export const IfNoneMatch = { "if-none-match": Schema.optionalKey(Schema.String) }

/** The version of a single resource. */
export const ETag = { etag: Schema.String }

/** The version of a new resource and where it is. */
export const Created = { etag: Schema.String, location: Schema.String }
