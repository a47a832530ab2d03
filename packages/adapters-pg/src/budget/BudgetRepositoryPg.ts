/** `BudgetRepository` on PostgreSQL. */
import {
  type BookId,
  type Budget,
  type BudgetId,
  BudgetNotFound,
  BudgetRepository,
  type RemoveOptions
} from "@outlay/domain"
import { Array, Effect, Layer, Option } from "effect"
import type { SqlClient } from "effect/sql"
import { database } from "../store/Database.ts"
import { requireOwn, requireSame } from "../store/Identity.ts"
import { modifyOptimistically, type Revised } from "../store/Optimistic.ts"
import { uuid } from "../store/Parameters.ts"
import { isVersion, type Removal, removalOf } from "../store/Removal.ts"
import { budgetColumns, budgetOf, type BudgetRow } from "./BudgetRow.ts"
import { changeBudget, insertBudget, lockBook } from "./writeBudget.ts"

/**
 * `BudgetRepository` on a `SqlClient`; `layer` of the package has it with all other ports. What is merged after that
 * takes the place of its port.
 *
 * @example
 * ```ts
 * import { BudgetRepositoryPg, layer } from "@outlay/adapters-pg"
 * import { BudgetRepository } from "@outlay/domain"
 * import { Effect, Layer, Metric } from "effect"
 *
 * const overlaps = Metric.counter("budget_overlaps_total", { incremental: true })
 * const counting = Layer.effect(
 *   BudgetRepository,
 *   Effect.map(BudgetRepository, (budgets) =>
 *     BudgetRepository.of({
 *       ...budgets,
 *       insert: (bookId, budget) =>
 *         Effect.tapErrorTag(budgets.insert(bookId, budget), "BudgetOverlap", () => Metric.update(overlaps, 1))
 *     })
 *   )
 * )
 * export const storage = Layer.merge(layer, Layer.provide(counting, BudgetRepositoryPg.layer))
 * ```
 */
export const layer: Layer.Layer<BudgetRepository, never, SqlClient.SqlClient> = Layer.effect(
  BudgetRepository,
  Effect.map(database, ({ atomically, run, sql }) => {
    const columns = sql.literal(budgetColumns)
    const row = (bookId: BookId, id: BudgetId) =>
      Effect.map(
        sql<BudgetRow>`select ${columns} from budgets where book_id = ${uuid(bookId)} and id = ${uuid(id)}`,
        Array.head
      )
    const find = (bookId: BookId, id: BudgetId) =>
      run(
        Effect.map(
          row(bookId, id),
          Option.map((it) => budgetOf(bookId, it))
        )
      )
    // What can't come to overlap needs no lock.
    const write = (next: Budget, current: Revised<Budget>) =>
      Effect.suspend(() => {
        requireSame(current.value, next)
        const change = changeBudget(sql, current, next)
        return hasSameSpan(current.value, next)
          ? change
          : atomically(Effect.andThen(lockBook(sql, next.bookId), change))
      })
    return BudgetRepository.of({
      insert: (bookId, budget) =>
        atomically(
          Effect.suspend(() => {
            requireOwn(bookId, budget)
            return Effect.andThen(lockBook(sql, bookId), insertBudget(sql, budget))
          })
        ).pipe(Effect.asVoid),
      find,
      get: (bookId, id) =>
        Effect.flatMap(
          find(bookId, id),
          Effect.fromOption(() => new BudgetNotFound({ id }))
        ),
      list: (bookId) =>
        run(
          Effect.map(
            sql<BudgetRow>`select ${columns} from budgets where book_id = ${uuid(bookId)} order by start_date, id`,
            Array.map((it) => budgetOf(bookId, it))
          )
        ),
      modify: (bookId, id, f) =>
        run(
          modifyOptimistically({
            read: Effect.map(
              row(bookId, id),
              Option.map((it) => ({ value: budgetOf(bookId, it), revision: it.revision }))
            ),
            missing: () => new BudgetNotFound({ id }),
            f,
            write
          })
        ),
      remove: (bookId, id, options = {}) =>
        run(
          Effect.flatMap(
            removal(sql, bookId, id, options),
            removalOf(options, () => new BudgetNotFound({ id }))
          )
        )
    })
  })
)

const hasSameSpan = (a: Budget, b: Budget): boolean =>
  a.categoryId === b.categoryId && a.period === b.period && a.startDate === b.startDate && a.endDate === b.endDate

const removal = (sql: SqlClient.SqlClient, bookId: BookId, id: BudgetId, options: RemoveOptions) => sql<Removal>`
  with found as (
    select version from budgets where book_id = ${uuid(bookId)} and id = ${uuid(id)} for update
  ), removed as (
    delete from budgets using found
    where book_id = ${uuid(bookId)} and id = ${uuid(id)} and ${isVersion(sql, options)}
    returning 1
  )
  select version, exists (select from removed) as removed from found`
