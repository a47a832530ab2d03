/**
 * How a call ended, as a value: what came of it, or the error with which it was refused.
 *
 * @example
 * ```ts
 * import type { Outcome } from "@outlay/application"
 *
 * const statusOf = (outcome: Outcome<unknown, { readonly _tag: string }>): number => {
 *   if (outcome.ok) return 200
 *   return outcome.error._tag === "Forbidden" ? 403 : 422
 * }
 *
 * console.log(statusOf({ ok: false, error: { _tag: "Forbidden" } })) // 403
 * ```
 */
export type Outcome<A, E> =
  | { readonly ok: true; readonly value: A }
  | {
      readonly ok: false
      /** One of a few, told apart by their `_tag`. */
      readonly error: E
    }

/**
 * The errors with which a call may be refused: `RefusalOf<Outlay["expenses"]["record"]>`.
 *
 * @example
 * ```ts
 * import type { Outlay, RefusalOf } from "@outlay/application"
 *
 * type Refusal = RefusalOf<Outlay["expenses"]["record"]>
 *
 * // Does not compile when one is missing.
 * export const texts: Readonly<Record<Refusal["_tag"], string>> = {
 *   CategoryNotFound: "The category is gone.",
 *   CurrencyMismatch: "This book has another currency.",
 *   Forbidden: "You may only read this book.",
 *   InvalidInput: "Please look at the marked fields."
 * }
 * ```
 */
export type RefusalOf<Call> = Call extends (...said: never) => Promise<infer O>
  ? Extract<O, { readonly ok: false }> extends { readonly error: infer E }
    ? E
    : never
  : never

/**
 * What came of a call; throws the error when it was refused.
 *
 * @example
 * ```ts
 * import { orThrow } from "@outlay/application"
 *
 * console.log(orThrow({ ok: true, value: "12.50" })) // 12.50
 * ```
 */
export const orThrow = <A, E>(outcome: Outcome<A, E>): A => {
  if (outcome.ok) return outcome.value
  throw outcome.error
}
