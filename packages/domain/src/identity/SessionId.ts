import { Schema } from "effect"
import { Uuid } from "../text/Uuid.ts"

/** A session begins with a login and ends with a logout; tokens are about one. */
export const SessionId = Uuid.pipe(Schema.brand("SessionId"))
export type SessionId = typeof SessionId.Type
