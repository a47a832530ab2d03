/** What `BudgetRepository` promises about time: two budgets of the same spending and period never overlap. */
import {
  type Budget,
  BudgetOverlap,
  CategoryId,
  CategoryNotFound,
  CurrencyMismatch,
  Money,
  reviseBudget
} from "@outlay/domain"
import { Effect } from "effect"
import { refuses, same } from "../assertions.ts"
import {
  day,
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

type Dates = readonly [start: string, end: string | null]

const lasting = ([start, end]: Dates): Partial<Budget> => ({
  startDate: day(start),
  endDate: end === null ? null : day(end)
})

const year: Dates = ["2026-01-01", "2026-12-31"]
const openEnd: Dates = ["2026-06-01", null]
const oneDay: Dates = ["2026-06-15", "2026-06-15"]

const overlapping: ReadonlyArray<readonly [string, Dates, Dates]> = [
  ["that are the same", year, year],
  ["that meet on one day", year, ["2026-12-31", "2027-06-30"]],
  ["that meet on the first day", year, ["2025-01-01", "2026-01-01"]],
  ["of which one lies within the other", year, ["2026-03-01", "2026-03-31"]],
  ["of which one lies around the other", oneDay, year],
  ["of one and the same day", oneDay, oneDay],
  ["of which the first is open", openEnd, ["2099-01-01", "2099-12-31"]],
  ["of which the second is open", ["2026-01-01", "2026-06-01"], openEnd],
  ["that are both open", openEnd, ["2090-01-01", null]],
  ["that are both open, the later one first", ["2090-01-01", null], openEnd]
]

const apart: ReadonlyArray<readonly [string, Dates, Dates]> = [
  ["that touch at the end", year, ["2027-01-01", null]],
  ["that touch at the start", ["2027-01-01", null], year],
  ["of two days in a row", oneDay, ["2026-06-16", "2026-06-16"]],
  ["with an open one behind a gap", ["2026-01-01", "2026-05-30"], openEnd]
]

const about = ["a category", "all spending"] as const

export const overlaps = section({
  about: "overlapping budgets",
  needs: ["books", "categories", "budgets"],
  promises: [
    ...about.flatMap((what) =>
      overlapping.map(([dates, first, second]) =>
        promise(
          `two budgets of ${what} and of dates ${dates} are refused`,
          Effect.gen(function* () {
            const { budgets } = yield* ports("budgets")
            const { book, category } = yield* givenBookAndCategory
            const on = what === "a category" ? category : null
            const there = yield* givenBudget(book, on, lasting(first))
            const budget = yield* newBudget(book, on, lasting(second))
            yield* refuses(budgets.insert(book.id, budget), new BudgetOverlap())
            same(yield* budgets.list(book.id), [there])
          })
        )
      )
    ),
    ...apart.map(([dates, first, second]) =>
      promise(
        `two budgets of dates ${dates} live side by side`,
        Effect.gen(function* () {
          const { budgets } = yield* ports("budgets")
          const { book, category } = yield* givenBookAndCategory
          for (const on of [category, null]) {
            yield* givenBudget(book, on, lasting(first))
            yield* givenBudget(book, on, lasting(second))
          }
          same((yield* budgets.list(book.id)).length, 4)
        })
      )
    ),
    promise(
      "budgets of another category, of all spending, of another period or another book are no overlap",
      Effect.gen(function* () {
        const { budgets } = yield* ports("budgets")
        const { book, category } = yield* givenBookAndCategory
        const other = yield* givenCategory(book)
        for (const on of [category, other, null]) {
          for (const period of ["daily", "weekly", "monthly", "yearly"] as const)
            yield* givenBudget(book, on, { period })
        }
        yield* givenBudget(yield* givenBook(), null)
        same((yield* budgets.list(book.id)).length, 12)
      })
    ),
    promise(
      "a budget can't be changed into an overlap of dates, category or period",
      Effect.gen(function* () {
        const { budgets } = yield* ports("budgets")
        const { book, category } = yield* givenBookAndCategory
        const other = yield* givenCategory(book)
        yield* givenBudget(book, category, lasting(["2027-01-01", null]))
        const budget = yield* givenBudget(book, category, lasting(year))
        const elsewhere = yield* givenBudget(book, other, lasting(["2028-01-01", null]))
        const weekly = yield* givenBudget(book, category, { ...lasting(["2028-01-01", null]), period: "weekly" })
        const before = yield* budgets.list(book.id)
        const cases = [
          [budget, { endDate: null }],
          [budget, { endDate: day("2027-01-01") }],
          [elsewhere, { categoryId: category.id }],
          [weekly, { period: "monthly" }]
        ] as const
        for (const [{ id }, changes] of cases) {
          const change = budgets.modify(book.id, id, (it) => reviseBudget(it, changes, instant(1)))
          yield* refuses(change, new BudgetOverlap())
        }
        same(yield* budgets.list(book.id), before)
      })
    ),
    promise(
      "a budget is no overlap with itself, nor with where it was",
      Effect.gen(function* () {
        const { budgets } = yield* ports("budgets")
        const book = yield* givenBook()
        const { id } = yield* givenBudget(book, null, lasting(["2026-07-01", "2026-12-31"]))
        yield* budgets.modify(book.id, id, (it) => reviseBudget(it, lasting(["2026-08-01", null]), instant(1)))
        yield* givenBudget(book, null, lasting(["2026-01-01", "2026-07-31"]))
        same((yield* budgets.list(book.id)).length, 2)
      })
    ),
    promise(
      "the time of a removed budget is free again",
      Effect.gen(function* () {
        const { budgets } = yield* ports("budgets")
        const book = yield* givenBook()
        const budget = yield* givenBudget(book, null)
        yield* budgets.remove(book.id, budget.id)
        const next = yield* givenBudget(book, null)
        same(yield* budgets.list(book.id), [next])
      })
    ),
    promise(
      "of several faults the category's is told, then the currency's, then the overlap",
      Effect.gen(function* () {
        const { budgets } = yield* ports("budgets")
        const { book, category } = yield* givenBookAndCategory
        yield* givenBudget(book, category)
        const id = CategoryId.make(yield* nextId)
        const inUsd = { amount: Money.of(1n, usd) }
        const everything = budgets.insert(book.id, yield* newBudget(book, { id }, inUsd))
        yield* refuses(everything, new CategoryNotFound({ id }))
        const both = budgets.insert(book.id, yield* newBudget(book, category, inUsd))
        yield* refuses(both, new CurrencyMismatch({ currency: usd }))
      })
    )
  ]
})
