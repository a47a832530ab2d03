/**
 * How a stored thing changes: values that are there already change nothing; otherwise its version grows by one and
 * the time of the change is noted.
 */
import { type DateTime, Equal } from "effect"

/**
 * What every stored thing tells about its changes: a version from 1 on, and when it last changed.
 *
 * @example
 * ```ts
 * import type { Revision } from "@outlay/domain"
 * import { DateTime } from "effect"
 *
 * export const newestFirst = <A extends Revision>(things: ReadonlyArray<A>) =>
 *   things.toSorted((a, b) => DateTime.toEpochMillis(b.updatedAt) - DateTime.toEpochMillis(a.updatedAt))
 * ```
 */
export interface Revision {
  /** From 1 on; it grows by one with every change. */
  readonly version: number
  readonly updatedAt: DateTime.Utc
}

/**
 * New values for some of the fields of a thing; what is absent or undefined stays.
 *
 * @example
 * ```ts
 * import { type Changes, differs } from "@outlay/domain"
 *
 * const trip = { place: "Graz", note: "by train" }
 * const changes: Changes<typeof trip> = { place: undefined, note: "by bus" }
 * console.log(differs(trip, changes), differs(trip, { place: undefined })) // true false
 * ```
 */
export type Changes<A> = { readonly [K in keyof A]?: A[K] | undefined }

/**
 * Whether changes name any value that is not there already.
 *
 * @example
 * ```ts
 * import { differs } from "@outlay/domain"
 *
 * console.log(differs({ name: "Coffee", icon: "☕" }, { name: "Coffee" })) // false
 * ```
 */
export const differs = <A extends object>(current: A, changes: Changes<NoInfer<A>>): boolean =>
  Object.entries(changes).some(([key, value]) => value !== undefined && !Equal.equals(value, Reflect.get(current, key)))

/**
 * The current fields with changes over them, as the next version.
 *
 * @example
 * ```ts
 * import { revise } from "@outlay/domain"
 * import { DateTime } from "effect"
 *
 * const monday = DateTime.makeUnsafe("2026-11-23T00:00:00Z")
 * console.log(revise({ name: "Coffee", version: 1, updatedAt: monday }, { name: "Tea" }, monday).version) // 2
 * ```
 */
export const revise = <A extends Revision>(current: A, changes: Changes<NoInfer<A>>, now: DateTime.Utc): A => ({
  ...current,
  ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
  version: current.version + 1,
  updatedAt: now
})
