/** `ExpenseRepository` on PostgreSQL. Every change takes one statement, which changes the spending cells as well. */
import { type BookId, type Expense, type ExpenseId, ExpenseNotFound, ExpenseRepository } from "@outlay/domain"
import { Array, Effect, Layer, Option } from "effect"
import type { SqlClient } from "effect/sql"
import { database } from "../store/Database.ts"
import { modifyOptimistically } from "../store/Optimistic.ts"
import { requireOwn } from "../store/Identity.ts"
import { uuid } from "../store/Parameters.ts"
import { changeExpense } from "./changeExpense.ts"
import { expenseColumns, expenseOf, type ExpenseRow } from "./ExpenseRow.ts"
import { listExpenses } from "./listExpenses.ts"
import { recordExpense } from "./recordExpense.ts"
import { recordExpenses } from "./recordExpenses.ts"
import { recordTogether } from "./recordTogether.ts"
import { removeExpense } from "./removeExpense.ts"

/**
 * `ExpenseRepository` on a `SqlClient`; `layer` of the package has it with all other ports.
 *
 * @example
 * ```ts
 * import { ExpenseRepositoryPg } from "@outlay/adapters-pg"
 * import { type BookId, type Expense, ExpenseRepository } from "@outlay/domain"
 * import { Effect, Stream } from "effect"
 *
 * // From another program: five hundred in a statement, and of each five hundred all or none.
 * export const importInto = <E>(bookId: BookId, expenses: Stream.Stream<Expense, E>) =>
 *   Effect.flatMap(ExpenseRepository, ({ insertMany }) =>
 *     Stream.runForEach(Stream.grouped(expenses, 500), (some) => insertMany(bookId, some))
 *   ).pipe(Effect.provide(ExpenseRepositoryPg.layer))
 * ```
 */
export const layer: Layer.Layer<ExpenseRepository, never, SqlClient.SqlClient> = Layer.effect(
  ExpenseRepository,
  Effect.map(database, (store) => {
    const { run, sql, unlessOpen } = store
    const together = recordTogether(store)
    // What is part of a transaction goes in with nobody else's.
    const insert = (bookId: BookId, expense: Expense) =>
      Effect.suspend(() => {
        requireOwn(bookId, expense)
        return unlessOpen(together(expense), run(recordExpense(sql, expense)))
      })
    const row = (bookId: BookId, id: ExpenseId) =>
      Effect.map(
        sql<ExpenseRow>`select ${sql.literal(expenseColumns)} from expenses
          where book_id = ${uuid(bookId)} and id = ${uuid(id)}`,
        Array.head
      )
    const find = (bookId: BookId, id: ExpenseId) =>
      run(
        Effect.map(
          row(bookId, id),
          Option.map((it) => expenseOf(bookId, it))
        )
      )
    return ExpenseRepository.of({
      insert,
      insertMany: (bookId, expenses) => run(recordExpenses(sql, bookId, expenses)),
      find,
      get: (bookId, id) =>
        Effect.flatMap(
          find(bookId, id),
          Effect.fromOption(() => new ExpenseNotFound({ id }))
        ),
      list: (bookId, query) => run(Effect.suspend(() => listExpenses(sql, bookId, query))),
      modify: (bookId, id, f) =>
        run(
          modifyOptimistically({
            read: Effect.map(
              row(bookId, id),
              Option.map((it) => ({ value: expenseOf(bookId, it), revision: it.revision }))
            ),
            missing: () => new ExpenseNotFound({ id }),
            f,
            write: (next, current) => changeExpense(sql, current, next)
          })
        ),
      remove: (bookId, id, options) => run(removeExpense(sql, bookId, id, options))
    })
  })
)
