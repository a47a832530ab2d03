/** What holds "however the writers meet" within a book: names, overlaps, references and the currency. */
import { reviseBudget, reviseCategory } from "@outlay/domain"
import { Effect, Result } from "effect"
import { same } from "../assertions.ts"
import {
  day,
  givenBook,
  givenBookAndCategory,
  givenBudget,
  givenCategory,
  givenExpense,
  instant,
  newBudget,
  newCategory
} from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { checkBook } from "../state.ts"
import { atOnce, oneThrough, repeatedly } from "./atOnce.ts"

export const races = section({
  about: "writers of one book at the same moment",
  needs: ["books", "categories", "expenses", "budgets"],
  promises: [
    promise(
      "one name goes to one of many categories, in whatever case they ask for it",
      repeatedly(
        Effect.gen(function* () {
          const { categories } = yield* ports("categories")
          const book = yield* givenBook()
          const names = ["food", "FOOD", "Food", "fooD", "FooD", "foOd", "fOOd", "fOod"]
          const made = yield* Effect.forEach(names, (name) => newCategory(book, { name }))
          oneThrough(yield* atOnce(...made.map((it) => categories.insert(book.id, [it]))), "CategoryNameTaken")
          same((yield* checkBook(book.id)).categories.length, 1)
        })
      )
    ),
    promise(
      "one name goes to one of many that are renamed to it",
      repeatedly(
        Effect.gen(function* () {
          const { categories } = yield* ports("categories")
          const book = yield* givenBook()
          const made = yield* Effect.forEach([0, 1, 2, 3, 4, 5], () => givenCategory(book))
          const renames = made.map(({ id }) =>
            categories.modify(book.id, id, (it) => Result.succeed(reviseCategory(it, { name: "Food" }, instant(1))))
          )
          oneThrough(yield* atOnce(...renames), "CategoryNameTaken")
          yield* checkBook(book.id)
        })
      )
    ),
    promise(
      "of batches that want the same names in opposite orders one goes through, whole",
      repeatedly(
        Effect.gen(function* () {
          const { categories } = yield* ports("categories")
          const book = yield* givenBook()
          const there = yield* newCategory(book, { name: "a" })
          const back = yield* newCategory(book, { name: "A" })
          const batches = [
            [there, yield* newCategory(book, { name: "b" })],
            [yield* newCategory(book, { name: "B" }), back]
          ]
          oneThrough(yield* atOnce(...batches.map((it) => categories.insert(book.id, it))), "CategoryNameTaken")
          same((yield* checkBook(book.id)).categories.length, 2)
        })
      )
    ),
    promise(
      "of many budgets that overlap one goes through, of a category or of all spending",
      repeatedly(
        Effect.gen(function* () {
          const { budgets } = yield* ports("budgets")
          const { book, category } = yield* givenBookAndCategory
          for (const about of [category, null]) {
            const made = yield* Effect.forEach([1, 2, 3, 4, 5, 6], (month) =>
              newBudget(book, about, { startDate: day(`2026-0${month}-01`) })
            )
            oneThrough(yield* atOnce(...made.map((it) => budgets.insert(book.id, it))), "BudgetOverlap")
          }
          same((yield* checkBook(book.id)).budgets.length, 2)
        })
      )
    ),
    promise(
      "of two budgets that are changed to overlap one is",
      repeatedly(
        Effect.gen(function* () {
          const { budgets } = yield* ports("budgets")
          const book = yield* givenBook()
          const january = { startDate: day("2026-01-01"), endDate: day("2026-01-31") }
          const first = yield* givenBudget(book, null, january)
          const second = yield* givenBudget(book, null, { startDate: day("2026-03-01"), endDate: day("2026-03-31") })
          const lengthen = budgets.modify(book.id, first.id, (it) =>
            reviseBudget(it, { endDate: day("2026-02-20") }, instant(1))
          )
          const advance = budgets.modify(book.id, second.id, (it) =>
            reviseBudget(it, { startDate: day("2026-02-10") }, instant(1))
          )
          oneThrough(yield* atOnce(lengthen, advance), "BudgetOverlap")
          yield* checkBook(book.id)
        })
      )
    ),
    promise(
      "what is removed by many is removed once",
      repeatedly(
        Effect.gen(function* () {
          const { budgets, categories, expenses } = yield* ports("budgets", "categories", "expenses")
          const { book, category } = yield* givenBookAndCategory
          const [expense, budget] = [yield* givenExpense(book, category), yield* givenBudget(book, category)]
          const four = [0, 1, 2, 3]
          const outcomes = [
            [yield* atOnce(...four.map(() => expenses.remove(book.id, expense.id))), "ExpenseNotFound"],
            [yield* atOnce(...four.map(() => budgets.remove(book.id, budget.id))), "BudgetNotFound"],
            [yield* atOnce(...four.map(() => categories.remove(book.id, category.id))), "CategoryNotFound"]
          ] as const
          for (const [outcome, refusal] of outcomes) oneThrough(outcome, refusal)
          same((yield* checkBook(book.id)).expenses, [])
        })
      )
    )
  ]
})
