import { Context, type Effect } from "effect"

/**
 * Makes several steps one, over all ports of a store: a port that keeps its rows elsewhere can't be part of it. Promises:
 * - All or nothing: when the effect fails, dies or is interrupted, the stores are as they were before.
 * - Nobody else sees a part of it.
 * - A transaction within a transaction is undone alone when it fails.
 *
 * @example
 * ```ts
 * import { type Actor, recordExpense, Transactor } from "@outlay/application"
 * import type { ExpenseDraft } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * // Records all of a receipt or nothing of it.
 * export const recordReceipt = (actor: Actor, items: ReadonlyArray<ExpenseDraft>) =>
 *   Transactor.use((transactor) => transactor.run(Effect.forEach(items, (item) => recordExpense(actor, item))))
 * ```
 */
export class Transactor extends Context.Service<
  Transactor,
  {
    readonly run: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  }
>()("@outlay/application/ports/Transactor") {}
