/** What every port promises about books: what belongs to another book does not exist. */
import {
  BudgetNotFound,
  CategoryNotFound,
  ExpenseNotFound,
  expenseQuery,
  noFilter,
  reviseBudget,
  reviseCategory,
  reviseExpense
} from "@outlay/domain"
import { Effect, Option, Result } from "effect"
import { refuses, same } from "../assertions.ts"
import {
  givenBookAndCategory,
  givenBudget,
  givenCategory,
  givenExpense,
  instant,
  newBudget,
  newExpense
} from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { always, checkBook, stateOf } from "../state.ts"
import { nothingSpent } from "../spending/spendingOf.ts"

/** Two books with one of everything each, and what they are before anything happens. */
const given = Effect.gen(function* () {
  const own = yield* filled
  const other = yield* filled
  return { own, other, unchanged: sameAsBefore([own.book.id, other.book.id]) }
})

const filled = Effect.gen(function* () {
  const { book, category } = yield* givenBookAndCategory
  const expense = yield* givenExpense(book, category)
  return { book, category, expense, budget: yield* givenBudget(book, category) }
})

/** Remembers what two books are, and compares later. */
const sameAsBefore = (ids: ReadonlyArray<Parameters<typeof stateOf>[0]>) =>
  Effect.map(Effect.forEach(ids, stateOf), (before) =>
    Effect.map(Effect.forEach(ids, stateOf), (after) => same(after, before))
  )

export const otherBooks = section({
  about: "another book",
  needs: ["books", "categories", "expenses", "budgets", "spending"],
  promises: [
    promise(
      "a category of another book is not found, not changed, not removed and not merged",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const { other, own, unchanged } = yield* given
        const asBefore = yield* unchanged
        const { id } = other.category
        const missing = new CategoryNotFound({ id })
        const rename = (it: typeof other.category) => Result.succeed(reviseCategory(it, { icon: "!" }, instant(1)))
        same(yield* categories.find(own.book.id, id), Option.none())
        yield* refuses(categories.get(own.book.id, id), missing)
        yield* refuses(categories.modify(own.book.id, id, rename), missing)
        yield* refuses(categories.remove(own.book.id, id), missing)
        yield* refuses(categories.merge(own.book.id, id, own.category.id), missing)
        yield* refuses(categories.merge(own.book.id, own.category.id, id), missing)
        yield* asBefore
      })
    ),
    promise(
      "an expense of another book is not found, not changed and not removed",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { other, own, unchanged } = yield* given
        const asBefore = yield* unchanged
        const { id } = other.expense
        const missing = new ExpenseNotFound({ id })
        const change = (it: typeof other.expense) => Result.succeed(reviseExpense(it, { notes: "!" }, instant(1)))
        same(yield* expenses.find(own.book.id, id), Option.none())
        yield* refuses(expenses.get(own.book.id, id), missing)
        yield* refuses(expenses.modify(own.book.id, id, change), missing)
        yield* refuses(expenses.remove(own.book.id, id), missing)
        yield* asBefore
      })
    ),
    promise(
      "a budget of another book is not found, not changed and not removed",
      Effect.gen(function* () {
        const { budgets } = yield* ports("budgets")
        const { other, own, unchanged } = yield* given
        const asBefore = yield* unchanged
        const { id } = other.budget
        const missing = new BudgetNotFound({ id })
        const change = (it: typeof other.budget) => reviseBudget(it, { categoryId: null }, instant(1))
        same(yield* budgets.find(own.book.id, id), Option.none())
        yield* refuses(budgets.get(own.book.id, id), missing)
        yield* refuses(budgets.modify(own.book.id, id, change), missing)
        yield* refuses(budgets.remove(own.book.id, id), missing)
        yield* asBefore
      })
    ),
    promise(
      "nothing can refer to a category of another book",
      Effect.gen(function* () {
        const { budgets, expenses } = yield* ports("budgets", "expenses")
        const { other, own, unchanged } = yield* given
        const asBefore = yield* unchanged
        const { id } = other.category
        const missing = new CategoryNotFound({ id })
        const { book, category } = own
        yield* refuses(expenses.insert(book.id, yield* newExpense(book, { id })), missing)
        const batch = [yield* newExpense(book, category), yield* newExpense(book, { id })]
        yield* refuses(expenses.insertMany(book.id, batch), missing)
        const expense = reviseExpense(own.expense, { categoryId: id }, instant(1))
        yield* refuses(
          expenses.modify(book.id, expense.id, () => Result.succeed(expense)),
          missing
        )
        yield* refuses(budgets.insert(book.id, yield* newBudget(book, { id })), missing)
        const toOther = budgets.modify(book.id, own.budget.id, (it) => reviseBudget(it, { categoryId: id }, instant(1)))
        yield* refuses(toOther, missing)
        yield* asBefore
      })
    ),
    promise(
      "lists tell nothing of another book, also when its category, or a position in it, is asked for",
      Effect.gen(function* () {
        const { budgets, categories, expenses } = yield* ports("budgets", "categories", "expenses")
        const { other, own } = yield* given
        const { id } = own.book
        same(yield* categories.list(id), [own.category])
        same(yield* budgets.list(id), [own.budget])
        same(yield* expenses.list(id, expenseQuery()), { items: [own.expense], total: 1, next: null })
        const filter = { ...noFilter, categoryIds: [other.category.id] }
        same(yield* expenses.list(id, expenseQuery({ filter })), { items: [], total: 0, next: null })
        // The other expense is of the same day and was made later.
        const after = { key: other.expense.date, id: other.expense.id }
        same((yield* expenses.list(id, expenseQuery({ from: { after } }))).items, [own.expense])
      })
    ),
    promise(
      "spending tells nothing of another book, also when its category is asked for",
      Effect.gen(function* () {
        const { spending } = yield* ports("spending")
        const { other, own } = yield* given
        const spent = { total: own.expense.amount.minor, count: 1 }
        const read = yield* spending.read(own.book.id, { range: always, by: "day", before: always })
        same([read.periods, read.before], [[{ date: own.expense.date, ...spent }], spent])
        same(
          read.categories.map(({ category }) => category.id),
          [own.category.id]
        )
        const query = { range: always, by: "day", before: always, categoryId: other.category.id } as const
        same(yield* spending.read(own.book.id, query), nothingSpent)
        const sums = [null, own.category.id, other.category.id].map((categoryId) => ({ range: always, categoryId }))
        same(yield* spending.sums(own.book.id, sums), [spent.total, spent.total, 0n])
      })
    ),
    promise(
      "the same ids in two books are two things",
      Effect.gen(function* () {
        const { books, budgets, categories, expenses } = yield* ports("books", "budgets", "categories", "expenses")
        const own = yield* filled
        const { book } = yield* givenBookAndCategory
        const bookId = book.id
        const category = yield* givenCategory(book, { ...own.category, bookId, icon: "2" })
        const spare = yield* givenCategory(book)
        yield* givenExpense(book, category, { ...own.expense, bookId, minor: 7n, amount: own.expense.amount })
        yield* givenBudget(book, category, { ...own.budget, bookId })
        const asBefore = yield* sameAsBefore([own.book.id])
        const changed = reviseExpense(yield* expenses.get(bookId, own.expense.id), { notes: "2" }, instant(1))
        yield* expenses.modify(bookId, own.expense.id, () => Result.succeed(changed))
        same(yield* expenses.get(bookId, own.expense.id), changed)
        yield* categories.merge(bookId, category.id, spare.id)
        yield* checkBook(bookId)
        yield* expenses.remove(bookId, own.expense.id)
        yield* budgets.remove(bookId, own.budget.id)
        yield* books.remove(bookId)
        yield* asBefore
      })
    )
  ]
})
