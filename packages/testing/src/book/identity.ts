/** What every port promises of ids and books of rows: what no caller may do is a defect, and writes nothing. */
import { Budget, BudgetId, Category, CategoryId, Expense, ExpenseId } from "@outlay/domain"
import { Effect, Result } from "effect"
import { dies, same } from "../assertions.ts"
import {
  givenBook,
  givenBookAndCategory,
  givenBudget,
  givenExpense,
  newBudget,
  newCategory,
  newExpense,
  nextId
} from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { stateOf } from "../state.ts"

const given = Effect.gen(function* () {
  const { book, category } = yield* givenBookAndCategory
  const expense = yield* givenExpense(book, category)
  const budget = yield* givenBudget(book, category)
  const other = yield* givenBook()
  return { book, budget, category, expense, other, before: yield* stateOf(book.id) }
})

export const identity = section({
  about: "ids and books of rows",
  needs: ["books", "categories", "expenses", "budgets"],
  promises: [
    promise(
      "what is there already is not written over by a new row of its id",
      Effect.gen(function* () {
        const { books, budgets, categories, expenses } = yield* ports("books", "budgets", "categories", "expenses")
        const { before, book, budget, category, expense } = yield* given
        yield* dies(books.insert(book))
        yield* dies(categories.insert(book.id, [yield* newCategory(book, { id: category.id })]))
        yield* dies(expenses.insert(book.id, yield* newExpense(book, category, { id: expense.id, minor: 1n })))
        const twice = yield* newExpense(book, category)
        yield* dies(expenses.insertMany(book.id, [twice, twice]))
        yield* dies(budgets.insert(book.id, yield* newBudget(book, null, { id: budget.id })))
        same(yield* stateOf(book.id), before)
      })
    ),
    promise(
      "a row is stored in no book but the one that it names",
      Effect.gen(function* () {
        const { budgets, categories, expenses } = yield* ports("budgets", "categories", "expenses")
        const { before, book, category, other } = yield* given
        const unchanged = yield* stateOf(other.id)
        yield* dies(categories.insert(book.id, [yield* newCategory(other)]))
        yield* dies(expenses.insert(book.id, yield* newExpense(other, category)))
        yield* dies(expenses.insertMany(book.id, [yield* newExpense(other, category)]))
        yield* dies(budgets.insert(book.id, yield* newBudget(other, category)))
        same([yield* stateOf(book.id), yield* stateOf(other.id)], [before, unchanged])
      })
    ),
    promise(
      "a change moves nothing to another id or book",
      Effect.gen(function* () {
        const { budgets, categories, expenses } = yield* ports("budgets", "categories", "expenses")
        const { before, book, budget, category, expense, other } = yield* given
        const [id, elsewhere] = [yield* nextId, { bookId: other.id }]
        for (const to of [{ id: CategoryId.make(id) }, elsewhere]) {
          const moved = (it: Category) => Result.succeed(Category.make({ ...it, ...to }))
          yield* dies(categories.modify(book.id, category.id, moved))
        }
        for (const to of [{ id: ExpenseId.make(id) }, elsewhere]) {
          const moved = (it: Expense) => Result.succeed(Expense.make({ ...it, ...to }))
          yield* dies(expenses.modify(book.id, expense.id, moved))
        }
        for (const to of [{ id: BudgetId.make(id) }, elsewhere]) {
          const moved = (it: Budget) => Result.succeed(Budget.make({ ...it, ...to }))
          yield* dies(budgets.modify(book.id, budget.id, moved))
        }
        same(yield* stateOf(book.id), before)
      })
    )
  ]
})
