/**
 * How a call ended, as a value: what came of it, or the error with which it was refused.
 *
 * @example
 * ```ts
 * import type { Outcome } from "@outlay/client"
 *
 * const told = (outcome: Outcome<string, { readonly _tag: string }>) =>
 *   outcome.ok ? `recorded as ${outcome.value}` : `refused: ${outcome.error._tag}`
 * console.log(told({ ok: false, error: { _tag: "Forbidden" } })) // refused: Forbidden
 * ```
 */
export type Outcome<A, E> =
  | { readonly ok: true; readonly value: A }
  | {
      readonly ok: false
      /** One of those that the type tells, told apart by their `_tag`. */
      readonly error: E
    }

/**
 * What came of a call; throws the error when it was refused.
 *
 * @example
 * ```ts
 * import { orThrow } from "@outlay/client"
 *
 * console.log(orThrow({ ok: true, value: "12.50" })) // 12.50
 * ```
 */
export const orThrow = <A, E>(outcome: Outcome<A, E>): A => {
  if (outcome.ok) return outcome.value
  throw outcome.error
}
