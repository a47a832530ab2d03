/**
 * `Transactor` on PostgreSQL: a transaction, or a savepoint within the one that is open. A transaction that lost to
 * another one (a deadlock, a serialization failure) runs again from its beginning, a few times; what its effect does
 * outside the database it then does again.
 */
import { Transactor } from "@outlay/application"
import { Effect, Layer } from "effect"
import type { SqlClient } from "effect/sql"
import { database } from "../store/Database.ts"

/**
 * `Transactor` on a `SqlClient`: a transaction of the database, run again when it loses a deadlock. `layer` of the
 * package has it with all other ports. Statements of your own on the same client are part of it.
 *
 * @example
 * ```ts
 * import { type Actor, recordExpense, Transactor } from "@outlay/application"
 * import type { ExpenseDraft, UserId } from "@outlay/domain"
 * import { Effect } from "effect"
 * import { SqlClient } from "effect/sql"
 *
 * export const recordApproved = Effect.fn(function* (actor: Actor, draft: ExpenseDraft, by: UserId) {
 *   const sql = yield* SqlClient.SqlClient
 *   const approve = (id: string) => sql`insert into approvals (expense_id, approved_by) values (${id}, ${by})`
 *   return yield* (yield* Transactor).run(Effect.tap(recordExpense(actor, draft), ({ id }) => approve(id)))
 * })
 * ```
 */
export const layer: Layer.Layer<Transactor, never, SqlClient.SqlClient> = Layer.effect(
  Transactor,
  Effect.map(database, ({ transaction }) => Transactor.of({ run: (effect) => transaction(effect) }))
)
