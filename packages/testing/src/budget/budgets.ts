/** What `BudgetRepository` promises about storing, listing and removing; overlaps are told beside it. */
import {
  BudgetId,
  BudgetNotFound,
  CategoryId,
  CategoryNotFound,
  CurrencyMismatch,
  firstDate,
  lastDate,
  maxMinorUnits,
  Money,
  reviseBudget,
  VersionMismatch
} from "@outlay/domain"
import { Effect, Equal, Option } from "effect"
import { strict as assert } from "node:assert"
import { refuses, same } from "../assertions.ts"
import {
  day,
  eur,
  givenBook,
  givenBookAndCategory,
  givenBudget,
  givenCategory,
  instant,
  newBudget,
  nextId,
  usd
} from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"

export const budgets = section({
  about: "budgets",
  needs: ["books", "categories", "budgets"],
  promises: [
    promise(
      "a budget is read back as it was inserted: any period, of a category or of all spending, open or not",
      Effect.gen(function* () {
        const { budgets } = yield* ports("budgets")
        const { book, category } = yield* givenBookAndCategory
        const limits = [
          { period: "daily", endDate: null, amount: Money.of(1n, eur) },
          { period: "weekly", endDate: day("2026-01-01"), amount: Money.of(maxMinorUnits, eur) },
          { period: "monthly", startDate: firstDate, endDate: lastDate },
          { period: "yearly", startDate: lastDate, updatedAt: instant(99), version: 7 }
        ] as const
        for (const about of [category, null]) {
          for (const fields of limits) {
            const budget = yield* givenBudget(book, about, fields)
            const found = yield* budgets.get(book.id, budget.id)
            same(found, budget)
            assert.ok(Equal.equals(found, budget), "is not equal to what was inserted")
            same(yield* budgets.find(book.id, budget.id), Option.some(budget))
          }
        }
      })
    ),
    promise(
      "a budget that is not there is neither found nor removed, whatever version is asked for",
      Effect.gen(function* () {
        const { budgets } = yield* ports("budgets")
        const book = yield* givenBook()
        const budget = yield* givenBudget(book, null)
        const id = BudgetId.make(yield* nextId)
        const missing = new BudgetNotFound({ id })
        same(yield* budgets.find(book.id, id), Option.none())
        yield* refuses(budgets.get(book.id, id), missing)
        yield* refuses(budgets.remove(book.id, id), missing)
        yield* refuses(budgets.remove(book.id, id, { version: 1 }), missing)
        same(yield* budgets.list(book.id), [budget])
      })
    ),
    promise(
      "budgets are listed by start date, then by id",
      Effect.gen(function* () {
        const { budgets } = yield* ports("budgets")
        const { book, category } = yield* givenBookAndCategory
        const march = yield* newBudget(book, null, { startDate: day("2026-03-01"), period: "yearly" })
        const early = yield* newBudget(book, category, { startDate: day("2026-02-01"), period: "monthly" })
        const late = yield* newBudget(book, null, { startDate: day("2026-02-01"), period: "daily" })
        const january = yield* newBudget(book, category, { startDate: day("1999-12-31"), period: "weekly" })
        for (const budget of [march, late, early, january]) yield* budgets.insert(book.id, budget)
        same(yield* budgets.list(book.id), [january, early, late, march])
        same(yield* budgets.list((yield* givenBook()).id), [])
      })
    ),
    promise(
      "a budget of a category that is not there is neither inserted nor changed to",
      Effect.gen(function* () {
        const { budgets } = yield* ports("budgets")
        const { book, category } = yield* givenBookAndCategory
        const id = CategoryId.make(yield* nextId)
        const missing = new CategoryNotFound({ id })
        yield* refuses(budgets.insert(book.id, yield* newBudget(book, { id })), missing)
        const budget = yield* givenBudget(book, category)
        const change = budgets.modify(book.id, budget.id, (it) => reviseBudget(it, { categoryId: id }, instant(1)))
        yield* refuses(change, missing)
        same(yield* budgets.list(book.id), [budget])
      })
    ),
    promise(
      "a budget in another currency than its book's is neither inserted nor changed to",
      Effect.gen(function* () {
        const { budgets } = yield* ports("budgets")
        const book = yield* givenBook()
        const amount = Money.of(100n, usd)
        const mismatch = new CurrencyMismatch({ currency: usd })
        yield* refuses(budgets.insert(book.id, yield* newBudget(book, null, { amount })), mismatch)
        const budget = yield* givenBudget(book, null)
        const change = budgets.modify(book.id, budget.id, (it) => reviseBudget(it, { amount }, instant(1)))
        yield* refuses(change, mismatch)
        same(yield* budgets.list(book.id), [budget])
      })
    ),
    promise(
      "a budget can be changed in every field",
      Effect.gen(function* () {
        const { budgets } = yield* ports("budgets")
        const { book, category } = yield* givenBookAndCategory
        const other = yield* givenCategory(book)
        const { id } = yield* givenBudget(book, category)
        const closed = { startDate: day("2026-02-01"), endDate: day("2026-02-28"), period: "weekly" } as const
        for (const changes of [
          { categoryId: null },
          { categoryId: other.id },
          { amount: Money.of(3n, eur) },
          closed,
          { endDate: null }
        ]) {
          const before = yield* budgets.get(book.id, id)
          const changed = yield* budgets.modify(book.id, id, (it) => reviseBudget(it, changes, instant(it.version)))
          same(
            { ...changed },
            { ...before, ...changes, updatedAt: instant(before.version), version: before.version + 1 }
          )
          same(yield* budgets.get(book.id, id), changed)
        }
      })
    ),
    promise(
      "a budget is removed, also by its version, and by no other version",
      Effect.gen(function* () {
        const { budgets } = yield* ports("budgets")
        const book = yield* givenBook()
        const one = yield* givenBudget(book, null, { period: "daily" })
        const other = yield* givenBudget(book, null, { period: "weekly", version: 2 })
        for (const version of [1, 3]) {
          const mismatch = new VersionMismatch({ expected: version, actual: 2 })
          yield* refuses(budgets.remove(book.id, other.id, { version }), mismatch)
        }
        yield* budgets.remove(book.id, one.id)
        same(yield* budgets.list(book.id), [other])
        yield* budgets.remove(book.id, other.id, { version: 2 })
        same(yield* budgets.list(book.id), [])
      })
    )
  ]
})
