/** `BudgetRepository`: no two of the same spending overlap, by the domain's own rule. */
import { Budget, BudgetNotFound, BudgetOverlap, BudgetRepository, overlaps } from "@outlay/domain"
import { Effect, Layer, Result } from "effect"
import { documents, stored } from "./documents.ts"
import { refers } from "./references.ts"
import { type Database, Sqlite } from "./Sqlite.ts"

export const budgets = documents("budgets", Budget, ({ categoryId, startDate }) => ({
  category_id: categoryId,
  start_date: startDate
}))

const ofBook = (db: Database, { bookId: book }: Pick<Budget, "bookId">) =>
  budgets.select(db, "where book_id = :book order by start_date, id", { book })

/** Nobody else writes during a step: what is looked up is still so when it is written. */
export const isAlone = (db: Database, budget: Budget): Result.Result<void, BudgetOverlap> =>
  ofBook(db, budget).some((other) => overlaps(budget, other)) ? Result.fail(new BudgetOverlap()) : Result.void

export const layer = Layer.effect(
  BudgetRepository,
  Effect.map(Sqlite, (sqlite) => {
    const { insertAll, ...port } = stored({
      sqlite,
      table: budgets,
      missing: (id: Budget["id"]) => new BudgetNotFound({ id }),
      admit: (db, budget) => Result.flatMap(refers(db, budget), () => isAlone(db, budget))
    })
    return BudgetRepository.of({
      ...port,
      insert: (bookId, budget) => insertAll(bookId, [budget]),
      list: (bookId) => sqlite.step((db) => Result.succeed(ofBook(db, { bookId })))
    })
  })
)
