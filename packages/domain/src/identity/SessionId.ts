import { Schema } from "effect"
import { Uuid } from "../text/Uuid.ts"

/**
 * A session begins with a login and ends with a logout; tokens are about one.
 *
 * @example
 * ```ts
 * import type { SessionId } from "@outlay/domain"
 *
 * const ended = new Set<SessionId>()
 * export const end = (id: SessionId) => ended.add(id)
 * export const isOpen = (id: SessionId): boolean => !ended.has(id)
 * ```
 */
export const SessionId = Uuid.pipe(Schema.brand("SessionId"))
export type SessionId = typeof SessionId.Type
