/** What `CategoryRepository.merge` promises: everything moves and counts as changed, or nothing happens. */
import { BudgetOverlap, CategoryId, CategoryNotFound, Expense, Money, VersionMismatch } from "@outlay/domain"
import { Clock, DateTime, Effect, Option } from "effect"
import { strict as assert } from "node:assert"
import { refuses, same, sameItems } from "../assertions.ts"
import { day, eur, givenBookAndCategory, givenBudget, givenCategory, givenExpense, nextId } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { checkBook, stateOf } from "../state.ts"

const givenTwo = Effect.gen(function* () {
  const { book, category: source } = yield* givenBookAndCategory
  return { book, source, target: yield* givenCategory(book) }
})

export const merging = section({
  about: "merging categories",
  needs: ["books", "categories", "expenses", "budgets"],
  promises: [
    promise(
      "merge moves expenses and budgets, each as its next version, and removes the category",
      Effect.gen(function* () {
        const { budgets, categories, expenses } = yield* ports("budgets", "categories", "expenses")
        const { book, source, target } = yield* givenTwo
        const moved = yield* givenExpense(book, source, { tags: ["a"], notes: "kept", version: 4 })
        const budget = yield* givenBudget(book, source, { endDate: day("2026-06-30") })
        yield* categories.merge(book.id, source.id, target.id)
        const expense = yield* expenses.get(book.id, moved.id)
        const to = { categoryId: target.id }
        same(expense, Expense.make({ ...moved, ...to, version: 5, updatedAt: expense.updatedAt }))
        const { updatedAt, ...rest } = yield* budgets.get(book.id, budget.id)
        const { updatedAt: _, ...before } = budget
        same(rest, { ...before, ...to, version: 2 })
        assert.ok(DateTime.isGreaterThan(updatedAt, budget.updatedAt), "the change of the budget is not noted")
        same(yield* categories.list(book.id), [target])
      })
    ),
    promise(
      "merge notes the time of the change by the clock",
      Effect.gen(function* () {
        const { budgets, categories, expenses } = yield* ports("budgets", "categories", "expenses")
        const { book, source, target } = yield* givenTwo
        const expense = yield* givenExpense(book, source)
        const budget = yield* givenBudget(book, source)
        const before = yield* Clock.currentTimeMillis
        yield* categories.merge(book.id, source.id, target.id)
        const after = yield* Clock.currentTimeMillis
        for (const it of [yield* expenses.get(book.id, expense.id), yield* budgets.get(book.id, budget.id)]) {
          const at = DateTime.toEpochMillis(it.updatedAt)
          assert.ok(before <= at && at <= after, `${at} is not from ${before} to ${after}`)
        }
      })
    ),
    promise(
      "merge leaves what was not in the category as it was",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const { book, source, target } = yield* givenTwo
        const third = yield* givenCategory(book)
        const kept = [yield* givenExpense(book, target), yield* givenExpense(book, third)]
        const budgets = [yield* givenBudget(book, null), yield* givenBudget(book, third)]
        yield* categories.merge(book.id, source.id, target.id)
        const state = yield* stateOf(book.id)
        same(state.categories, [target, third])
        same(state.expenses, kept)
        sameItems(state.budgets, budgets)
      })
    ),
    promise(
      "merge is refused, and nothing moves, where budgets would overlap",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const { book, source, target } = yield* givenTwo
        yield* givenExpense(book, source)
        yield* givenBudget(book, source, { endDate: day("2026-06-30") })
        yield* givenBudget(book, target, { startDate: day("2026-06-30"), amount: Money.of(7n, eur) })
        const before = yield* stateOf(book.id)
        yield* refuses(categories.merge(book.id, source.id, target.id), new BudgetOverlap())
        same(yield* stateOf(book.id), before)
      })
    ),
    promise(
      "merge brings budgets together that meet in period or time but not in both",
      Effect.gen(function* () {
        const { budgets, categories } = yield* ports("budgets", "categories")
        const { book, source, target } = yield* givenTwo
        const past = { endDate: day("2026-06-30") }
        const moved = yield* givenBudget(book, source, { ...past, period: "monthly" })
        yield* givenBudget(book, target, { startDate: day("2026-07-01"), period: "monthly" })
        yield* givenBudget(book, target, { ...past, period: "weekly" })
        yield* givenBudget(book, null, { ...past, period: "monthly" })
        yield* categories.merge(book.id, source.id, target.id)
        same((yield* budgets.get(book.id, moved.id)).categoryId, target.id)
        same((yield* checkBook(book.id)).budgets.length, 4)
      })
    ),
    promise(
      "merge tells which of the two categories is not there, the removed one first",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const { book, category } = yield* givenBookAndCategory
        yield* givenExpense(book, category)
        const id = CategoryId.make(yield* nextId)
        const other = CategoryId.make(yield* nextId)
        const before = yield* stateOf(book.id)
        yield* refuses(categories.merge(book.id, id, category.id), new CategoryNotFound({ id }))
        yield* refuses(categories.merge(book.id, category.id, id), new CategoryNotFound({ id }))
        yield* refuses(categories.merge(book.id, other, id), new CategoryNotFound({ id: other }))
        same(yield* stateOf(book.id), before)
      })
    ),
    promise(
      "merge removes only the version that is asked for",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const { book, source, target } = yield* givenTwo
        yield* givenExpense(book, source)
        const before = yield* stateOf(book.id)
        const mismatch = new VersionMismatch({ expected: 2, actual: 1 })
        yield* refuses(categories.merge(book.id, source.id, target.id, { version: 2 }), mismatch)
        same(yield* stateOf(book.id), before)
        yield* categories.merge(book.id, source.id, target.id, { version: 1 })
        same(yield* categories.find(book.id, source.id), Option.none())
      })
    ),
    promise(
      "merge of a category that nothing refers to removes it",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const { book, source, target } = yield* givenTwo
        yield* categories.merge(book.id, source.id, target.id)
        same((yield* stateOf(book.id)).categories, [target])
      })
    )
  ]
})

export const mergedSpending = section({
  about: "merging categories",
  needs: ["books", "categories", "expenses", "spending"],
  promises: [
    promise(
      "merge adds the spending of the category to that of the target, day by day",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const { book, source, target } = yield* givenTwo
        const [monday, tuesday] = [day("2026-03-02"), day("2026-03-03")]
        yield* givenExpense(book, source, { date: monday, minor: 100n })
        yield* givenExpense(book, source, { date: monday, minor: 20n })
        yield* givenExpense(book, source, { date: tuesday, minor: 3n })
        yield* givenExpense(book, target, { date: monday, minor: 4000n })
        yield* categories.merge(book.id, source.id, target.id)
        const { spending } = yield* checkBook(book.id)
        same(spending.periods, [
          { date: monday, total: 4120n, count: 3 },
          { date: tuesday, total: 3n, count: 1 }
        ])
        same(
          spending.categories.map(({ category, ...spent }) => [category.id, spent]),
          [[target.id, { total: 4123n, count: 4 }]]
        )
      })
    )
  ]
})
