/**
 * How a stored thing changes: values that are there already change nothing; otherwise its version grows by one and
 * the time of the change is noted.
 */
import { type DateTime, Equal } from "effect"

export interface Revision {
  readonly version: number
  readonly updatedAt: DateTime.Utc
}

/** New values for some of the fields of a thing; what is absent or undefined stays. */
export type Changes<A> = { readonly [K in keyof A]?: A[K] | undefined }

/** Whether changes name any value that is not there already. */
export const differs = <A extends object>(current: A, changes: Changes<NoInfer<A>>): boolean =>
  Object.entries(changes).some(([key, value]) => value !== undefined && !Equal.equals(value, Reflect.get(current, key)))

/** The current fields with changes over them, as the next version. */
export const revise = <A extends Revision>(current: A, changes: Changes<NoInfer<A>>, now: DateTime.Utc): A => ({
  ...current,
  ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
  version: current.version + 1,
  updatedAt: now
})
