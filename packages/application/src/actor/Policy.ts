/** What each role may do in a book. A use case asks before it touches a port. */
import type { Role } from "@outlay/domain"
import { Effect, Schema } from "effect"
import type { Actor } from "./Actor.ts"

/**
 * `read` looks, `write` changes what is recorded, `manage` changes the book itself.
 *
 * @example
 * ```ts
 * import { Permission, permissions } from "@outlay/application"
 *
 * console.log(Permission.literals.filter((permission) => !permissions.editor.has(permission))) // [ 'manage' ]
 * ```
 */
export const Permission = Schema.Literals(["read", "write", "manage"])
export type Permission = typeof Permission.Type

/**
 * Everything that each role may do.
 *
 * @example
 * ```ts
 * import { permissions } from "@outlay/application"
 * import type { Role } from "@outlay/domain"
 *
 * // Whether to show the button at all.
 * const showsRecord = (role: Role): boolean => permissions[role].has("write")
 * console.log(showsRecord("editor"), showsRecord("viewer")) // true false
 * ```
 */
export const permissions: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  owner: new Set(["read", "write", "manage"]),
  editor: new Set(["read", "write"]),
  viewer: new Set(["read"])
}

/**
 * The actor's role does not allow it.
 *
 * @example
 * ```ts
 * import { type Actor, recordExpense } from "@outlay/application"
 * import type { ExpenseDraft } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const recordOrTell = (actor: Actor, draft: ExpenseDraft) =>
 *   recordExpense(actor, draft).pipe(
 *     Effect.map(({ id }) => `recorded as ${id}`),
 *     Effect.catchTag("Forbidden", ({ permission }) => Effect.succeed(`ask an owner for a role that may ${permission}`))
 *   )
 * ```
 */
export class Forbidden extends Schema.TaggedError<Forbidden>()("Forbidden", { permission: Permission }) {
  override get message() {
    return `the role does not allow to ${this.permission}`
  }
}

const allowing =
  (permission: Permission) =>
  (actor: Actor): Effect.Effect<void, Forbidden> =>
    permissions[actor.role].has(permission) ? Effect.void : Effect.fail(new Forbidden({ permission }))

/**
 * Fails with `Forbidden` unless the actor's role may look at the book.
 *
 * @example
 * ```ts
 * import { type Actor, mayRead } from "@outlay/application"
 * import { Effect } from "effect"
 *
 * export const guarded = <A, E, R>(actor: Actor, effect: Effect.Effect<A, E, R>) => Effect.andThen(mayRead(actor), effect)
 * ```
 */
export const mayRead = allowing("read")
/**
 * Fails with `Forbidden` unless the actor's role may change what is recorded.
 *
 * @example
 * ```ts
 * import { type Actor, mayWrite } from "@outlay/application"
 * import { Effect } from "effect"
 *
 * export const canWrite = (actor: Actor): Effect.Effect<boolean> => Effect.isSuccess(mayWrite(actor))
 * ```
 */
export const mayWrite = allowing("write")
/**
 * Fails with `Forbidden` unless the actor's role may change the book itself.
 *
 * @example
 * ```ts
 * import { type Actor, mayManage } from "@outlay/application"
 * import { Effect } from "effect"
 *
 * export const canManage = (actor: Actor): Effect.Effect<boolean> => Effect.isSuccess(mayManage(actor))
 * ```
 */
export const mayManage = allowing("manage")
