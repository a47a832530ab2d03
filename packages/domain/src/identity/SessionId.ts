import { Schema } from "effect"
import { Uuid } from "../text/Uuid.ts"

/**
 * A session begins with a login and ends with a logout; tokens are about one.
 *
 * @example
 * ```ts
 * import type { SessionId } from "@outlay/domain"
 *
 * // Which of a user's sessions to end: all but the one that asks.
 * export const others = (all: ReadonlyArray<SessionId>, own: SessionId) => all.filter((id) => id !== own)
 * ```
 */
export const SessionId = Uuid.pipe(Schema.brand("SessionId"))
export type SessionId = typeof SessionId.Type
