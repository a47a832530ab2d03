/** What each role may do in a book. A use case asks before it touches a port. */
import type { Role } from "@outlay/domain"
import { Effect, Schema } from "effect"
import type { Actor } from "./Actor.ts"

/** `read` looks, `write` changes what is recorded, `manage` changes the book itself. */
export const Permission = Schema.Literals(["read", "write", "manage"])
export type Permission = typeof Permission.Type

/** Everything that each role may do. */
export const permissions: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  owner: new Set(["read", "write", "manage"]),
  editor: new Set(["read", "write"]),
  viewer: new Set(["read"])
}

/** The actor's role does not allow it. */
export class Forbidden extends Schema.TaggedError<Forbidden>()("Forbidden", { permission: Permission }) {
  override get message() {
    return `the role does not allow to ${this.permission}`
  }
}

const allowing =
  (permission: Permission) =>
  (actor: Actor): Effect.Effect<void, Forbidden> =>
    permissions[actor.role].has(permission) ? Effect.void : Effect.fail(new Forbidden({ permission }))

export const mayRead = allowing("read")
export const mayWrite = allowing("write")
export const mayManage = allowing("manage")
