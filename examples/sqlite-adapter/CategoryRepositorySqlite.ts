/** `CategoryRepository`: names that are unique by the domain's key of them, and merging. */
import {
  caseKey,
  Category,
  CategoryInUse,
  CategoryNameTaken,
  CategoryNotFound,
  CategoryRepository,
  reviseBudget,
  reviseExpense
} from "@outlay/domain"
import { DateTime, Effect, Layer, Result } from "effect"
import { budgets, isAlone } from "./BudgetRepositorySqlite.ts"
import { documents, isOfVersion, stored } from "./documents.ts"
import { expenses } from "./ExpenseRepositorySqlite.ts"
import { hasCategory } from "./references.ts"
import { type Database, Sqlite } from "./Sqlite.ts"

const categories = documents("categories", Category, ({ name }) => ({ name_key: caseKey(name) }))

const admit = (db: Database, { bookId: book, id, name }: Category): Result.Result<void, CategoryNameTaken> => {
  const others = "select 1 from categories where book_id = :book and name_key = :key and id <> :id"
  return db.rows(others, { book, id, key: caseKey(name) }).length === 0
    ? Result.void
    : Result.fail(new CategoryNameTaken({ name }))
}

const free = (db: Database, { bookId: book, id }: Category): Result.Result<void, CategoryInUse> =>
  ["expenses", "budgets"].some((it) => db.rows(`select 1 from ${it} ${ofCategory} limit 1`, { book, id }).length > 0)
    ? Result.fail(new CategoryInUse({ id }))
    : Result.void

const ofCategory = "where book_id = :book and category_id = :id"

export const layer = Layer.effect(
  CategoryRepository,
  Effect.map(Sqlite, (sqlite) => {
    const missing = (id: Category["id"]) => new CategoryNotFound({ id })
    const { insertAll, ...port } = stored({ sqlite, table: categories, missing, admit, free })
    return CategoryRepository.of({
      ...port,
      insert: insertAll,
      list: (book) =>
        sqlite.step((db) => Result.succeed(categories.select(db, "where book_id = :book order by name_key", { book }))),
      merge: (book, id, target, options) =>
        Effect.flatMap(DateTime.now, (now) =>
          sqlite.step((db) =>
            Result.gen(function* () {
              const source = yield* Result.fromOption(categories.find(db, book, id), () => missing(id))
              if (!hasCategory(db, book, target)) return yield* Result.fail(missing(target))
              yield* isOfVersion(source, options)
              if (id === target) throw new Error(`category ${id} can't be merged into itself`)
              for (const budget of budgets.select(db, ofCategory, { book, id })) {
                // Only dates can make a budget refuse a change.
                const moved = Result.getOrThrow(reviseBudget(budget, { categoryId: target }, now))
                yield* isAlone(db, moved)
                budgets.replace(db, moved)
              }
              for (const expense of expenses.select(db, ofCategory, { book, id })) {
                expenses.replace(db, reviseExpense(expense, { categoryId: target }, now))
              }
              categories.remove(db, book, id)
            })
          )
        )
    })
  })
)
