/** How a call ended, as a value: what came of it, or the error with which it was refused. */
export type Outcome<A, E> =
  | { readonly ok: true; readonly value: A }
  | {
      readonly ok: false
      /** One of a few, told apart by their `_tag`. */
      readonly error: E
    }

/** The errors with which a call may be refused: `RefusalOf<Outlay["expenses"]["record"]>`. */
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
