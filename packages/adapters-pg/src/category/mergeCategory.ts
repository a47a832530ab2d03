/**
 * Moves everything of a category to another one and removes it, in one transaction of three statements. The first one
 * locks, the others see all that was committed before they had the locks: an expense that somebody records into the
 * category at that moment is either there already, and moves, or waits and then finds the category gone.
 */
import {
  type BookId,
  BudgetOverlap,
  type CategoryId,
  CategoryNotFound,
  type RemoveOptions,
  VersionMismatch
} from "@outlay/domain"
import { DateTime, Effect } from "effect"
import type { SqlClient } from "effect/sql"
import { spansOverlap } from "../budget/budgetOverlap.ts"
import { addToCells } from "../expense/spendingCells.ts"
import { instant, uuid } from "../store/Parameters.ts"

interface Merge {
  readonly bookId: BookId
  readonly id: CategoryId
  readonly target: CategoryId
}

export const mergeCategory = Effect.fnUntraced(function* (
  sql: SqlClient.SqlClient,
  merge: Merge,
  { version }: RemoveOptions
) {
  const { id, target } = merge
  const [found] = yield* lock(sql, merge)
  if (found?.version == null) return yield* new CategoryNotFound({ id })
  if (!found.has_target) return yield* new CategoryNotFound({ id: target })
  if (version !== undefined && version !== found.version) {
    return yield* new VersionMismatch({ expected: version, actual: found.version })
  }
  if (id === target) throw new Error(`category ${id} can't be merged into itself`)
  const [overlap] = yield* moveRows(sql, merge, yield* DateTime.now)
  if (overlap?.exists === true) return yield* new BudgetOverlap()
  yield* moveCellsAndRemove(sql, merge)
})

// The lock on the book keeps other writers of budgets out; it is weak enough for those who record expenses meanwhile.
const lock = (sql: SqlClient.SqlClient, { bookId, id, target }: Merge) =>
  sql<{ readonly version: number | null; readonly has_target: boolean }>`
    with book as (
      select from books where id = ${uuid(bookId)} for no key update
    ), source as (
      select version from categories
      where book_id = ${uuid(bookId)} and id = ${uuid(id)} and exists (select from book)
      for update
    ), target as (
      select from categories
      where book_id = ${uuid(bookId)} and id = ${uuid(target)} and exists (select from book)
      for key share
    )
    select (select version from source) as version, exists (select from target) as has_target`

// All or nothing of it: where budgets would overlap no row moves.
const moveRows = (sql: SqlClient.SqlClient, { bookId, id, target }: Merge, now: DateTime.Utc) =>
  sql<{ readonly exists: boolean }>`
    with overlap as materialized (
      select exists (
        select from budgets as moved join budgets as other
        on moved.book_id = ${uuid(bookId)} and moved.category_id = ${uuid(id)}
        and other.book_id = ${uuid(bookId)} and other.category_id = ${uuid(target)}
        and ${spansOverlap(sql, "moved", "other")}
      )
    ), moved_budgets as (
      update budgets
      set category_id = ${uuid(target)}, updated_at = ${instant(now)}, version = version + 1, revision = revision + 1
      where book_id = ${uuid(bookId)} and category_id = ${uuid(id)} and not (select exists from overlap)
    ), moved_expenses as (
      update expenses
      set category_id = ${uuid(target)}, updated_at = ${instant(now)}, version = version + 1, revision = revision + 1
      where book_id = ${uuid(bookId)} and category_id = ${uuid(id)} and not (select exists from overlap)
    )
    select exists from overlap`

// Only now, when every expense of the category is moved and so locked, can no cell of it change any more.
const moveCellsAndRemove = (sql: SqlClient.SqlClient, { bookId, id, target }: Merge) => sql`
  with moved as (
    delete from daily_spending where book_id = ${uuid(bookId)} and category_id = ${uuid(id)}
    returning book_id, date, total, count
  ), ${addToCells(sql, sql`select book_id, date, ${uuid(target)}, total, count from moved where count > 0`)}
  delete from categories where book_id = ${uuid(bookId)} and id = ${uuid(id)}`
