/**
 * What holds "however the writers meet" when each writes in a transaction of its own, which goes on for a while: also
 * then nobody decides by what another one is about to change.
 */
import { reviseBudget } from "@outlay/domain"
import { Effect } from "effect"
import { strict as assert } from "node:assert"
import { same } from "../assertions.ts"
import {
  day,
  givenBook,
  givenBookAndCategory,
  givenBudget,
  instant,
  newBudget,
  newCategory,
  newExpense
} from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { checkBook } from "../state.ts"
import { atOnce, oneThrough, repeatedly } from "./atOnce.ts"

/** In a transaction that goes on for a while after it has written. */
const slowly = <A, E, R>(write: Effect.Effect<A, E, R>) =>
  Effect.flatMap(ports("transactor"), ({ transactor }) => transactor.run(Effect.tap(write, () => Effect.sleep(5))))

const january = { startDate: day("2026-01-01"), endDate: day("2026-01-31") }
const march = { startDate: day("2026-03-01"), endDate: day("2026-03-31") }

export const transactions = section({
  about: "transactions of one book at the same moment",
  needs: ["books", "categories", "expenses", "budgets", "transactor"],
  promises: [
    promise(
      "of two budgets that overlap one is made",
      repeatedly(
        Effect.gen(function* () {
          const { budgets } = yield* ports("budgets")
          const book = yield* givenBook()
          const made = [yield* newBudget(book, null), yield* newBudget(book, null, january)]
          oneThrough(yield* atOnce(...made.map((it) => slowly(budgets.insert(book.id, it)))), "BudgetOverlap")
          yield* checkBook(book.id)
        })
      )
    ),
    promise(
      "of two budgets that are changed to overlap one is",
      repeatedly(
        Effect.gen(function* () {
          const { budgets } = yield* ports("budgets")
          const book = yield* givenBook()
          const first = yield* givenBudget(book, null, january)
          const second = yield* givenBudget(book, null, march)
          const lengthen = budgets.modify(book.id, first.id, (it) =>
            reviseBudget(it, { endDate: day("2026-02-20") }, instant(1))
          )
          const advance = budgets.modify(book.id, second.id, (it) =>
            reviseBudget(it, { startDate: day("2026-02-10") }, instant(1))
          )
          oneThrough(yield* atOnce(slowly(lengthen), slowly(advance)), "BudgetOverlap")
          yield* checkBook(book.id)
        })
      )
    ),
    promise(
      "one name goes to one of two categories",
      repeatedly(
        Effect.gen(function* () {
          const { categories } = yield* ports("categories")
          const book = yield* givenBook()
          const made = [yield* newCategory(book, { name: "food" }), yield* newCategory(book, { name: "FOOD" })]
          const inserts = made.map((it) => slowly(categories.insert(book.id, [it])))
          oneThrough(yield* atOnce(...inserts), "CategoryNameTaken")
          same((yield* checkBook(book.id)).categories.length, 1)
        })
      )
    ),
    promise(
      "an expense is recorded in a category, or the category is removed",
      repeatedly(
        Effect.gen(function* () {
          const { categories, expenses } = yield* ports("categories", "expenses")
          const { book, category } = yield* givenBookAndCategory
          const record = slowly(expenses.insert(book.id, yield* newExpense(book, category)))
          const remove = slowly(categories.remove(book.id, category.id))
          const outcomes = (yield* atOnce(record, remove)).join(" and ")
          assert.ok(["done and CategoryInUse", "CategoryNotFound and done"].includes(outcomes), outcomes)
          yield* checkBook(book.id)
        })
      )
    )
  ]
})
