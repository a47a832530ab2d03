/** What `SpendingReader.read` promises: exact totals by day, month or range and by category, and the labels of these. */
import {
  BookId,
  type Category,
  CategoryId,
  type DateRange,
  Expense,
  ExpenseId,
  maxMinorUnits,
  noSpending,
  reviseCategory,
  totalOf
} from "@outlay/domain"
import { Effect, Result } from "effect"
import { same, sameItems } from "../assertions.ts"
import {
  day,
  givenBook,
  givenBookAndCategory,
  givenCategory,
  givenExpense,
  instant,
  newExpense,
  nextId
} from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { always } from "../state.ts"
import { inOrder, nothingSpent, spendingOf } from "./spendingOf.ts"

const range = (start: string, end: string): DateRange => ({ start: day(start), end: day(end) })

const ranges = [
  always,
  range("1899-12-01", "1900-01-01"),
  range("2025-12-31", "2026-01-31"),
  range("2026-02-01", "2026-02-28"),
  range("2026-01-02", "2026-01-30"),
  range("2100-12-31", "2100-12-31"),
  range("2026-02-02", "2101-12-31")
]

/** Two categories with spending around the ends of months, of a year, and of what there is. */
const given = Effect.gen(function* () {
  const { book, category: food } = yield* givenBookAndCategory
  const rent = yield* givenCategory(book)
  const unused = yield* givenCategory(book)
  const dates = ["1900-01-01", "2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01", "2026-02-28", "2100-12-31"]
  const made = yield* Effect.forEach([...dates, ...dates], (date, index) =>
    givenExpense(book, index % 3 === 0 ? rent : food, { date: day(date), minor: 10n ** BigInt(index % 12) })
  )
  return { book, food, rent, made, categories: [food, rent, unused] }
})

const labelOf = ({ color, icon, id, name }: Category) => ({ id, name, color, icon })

export const spending = section({
  about: "spending",
  needs: ["books", "categories", "expenses", "spending"],
  promises: [
    promise(
      "by day it is the total and count of each day, and those of each category",
      Effect.gen(function* () {
        const { spending } = yield* ports("spending")
        const { book, category: food } = yield* givenBookAndCategory
        const rent = yield* givenCategory(book)
        const [first, second] = [day("2026-01-31"), day("2026-02-01")]
        yield* givenExpense(book, food, { date: first, minor: 100n })
        yield* givenExpense(book, food, { date: first, minor: 23n })
        yield* givenExpense(book, food, { date: second, minor: 7n })
        yield* givenExpense(book, rent, { date: second, minor: 1n })
        const read = yield* spending.read(book.id, { range: { start: first, end: second }, by: "day" })
        sameItems(read.periods, [
          { date: first, total: 123n, count: 2 },
          { date: second, total: 8n, count: 2 }
        ])
        sameItems(read.categories, [
          { category: labelOf(food), total: 130n, count: 3 },
          { category: labelOf(rent), total: 1n, count: 1 }
        ])
        same(read.before, noSpending)
      })
    ),
    promise(
      "a month is dated on its first day, and counts by its days within the range",
      Effect.gen(function* () {
        const { spending } = yield* ports("spending")
        const { book, category } = yield* givenBookAndCategory
        for (const date of ["2026-01-14", "2026-01-15", "2026-01-31", "2026-02-01", "2026-02-15", "2026-02-16"]) {
          yield* givenExpense(book, category, { date: day(date), minor: 10n })
        }
        const query = { range: range("2026-01-15", "2026-02-15"), by: "month" } as const
        const { categories, periods } = yield* spending.read(book.id, query)
        sameItems(periods, [
          { date: day("2026-01-01"), total: 20n, count: 2 },
          { date: day("2026-02-01"), total: 20n, count: 2 }
        ])
        same(categories, [{ category: labelOf(category), total: 40n, count: 4 }])
      })
    ),
    promise(
      "a range is dated on its first day",
      Effect.gen(function* () {
        const { spending } = yield* ports("spending")
        const { book, category } = yield* givenBookAndCategory
        for (const date of ["2026-01-31", "2026-02-01", "2027-03-01", "2027-03-02"]) {
          yield* givenExpense(book, category, { date: day(date), minor: 10n })
        }
        const query = { range: range("2026-02-01", "2027-03-01"), by: "range" } as const
        const { periods } = yield* spending.read(book.id, query)
        same(periods, [{ date: day("2026-02-01"), total: 20n, count: 2 }])
      })
    ),
    promise(
      "what is before is the total of its own days, wherever they lie",
      Effect.gen(function* () {
        const { spending } = yield* ports("spending")
        const { book, made } = yield* given
        for (const before of ranges) {
          const query = { range: range("2026-01-31", "2026-01-31"), before }
          const expected = spendingOf(made, [], { ...query, by: "day" }).before
          for (const by of ["day", "month", "range"] as const) {
            same((yield* spending.read(book.id, { ...query, by })).before, expected, `${before.start}, ${before.end}`)
          }
        }
      })
    ),
    ...(["day", "month", "range"] as const).map((by) =>
      promise(
        `spending by ${by} is that of the expenses in any range, on all categories and on one`,
        Effect.gen(function* () {
          const { spending } = yield* ports("spending")
          const { book, categories, food, made, rent } = yield* given
          for (const range of ranges) {
            for (const categoryId of [undefined, food.id, rent.id, CategoryId.make(yield* nextId)]) {
              const query = { range, by, categoryId, before: categoryId === rent.id ? undefined : always }
              const read = inOrder(yield* spending.read(book.id, query))
              same(read, spendingOf(made, categories, query), `${range.start} to ${range.end}`)
            }
          }
        })
      )
    ),
    promise(
      "the labels are those of the categories as they are now",
      Effect.gen(function* () {
        const { categories, spending } = yield* ports("categories", "spending")
        const { book, category } = yield* givenBookAndCategory
        const other = yield* givenCategory(book, { name: "Rent", color: "#123456", icon: "🏠" })
        yield* givenExpense(book, category)
        yield* givenExpense(book, other)
        const said = { name: "Food", color: "#abcdef", icon: "🍏" }
        yield* categories.modify(book.id, category.id, (it) => Result.succeed(reviseCategory(it, said, instant(1))))
        for (const by of ["day", "month", "range"] as const) {
          const read = yield* spending.read(book.id, { range: always, by })
          sameItems(
            read.categories.map((it) => ({ ...it.category })),
            [{ id: category.id, ...said }, labelOf(other)]
          )
        }
      })
    ),
    promise(
      "a book without expenses, a range without any and a book that is not there have no spending",
      Effect.gen(function* () {
        const { spending } = yield* ports("spending")
        const empty = yield* givenBook()
        const { book } = yield* given
        const elsewhere = range("2026-03-01", "2026-03-31")
        for (const by of ["day", "month", "range"] as const) {
          same(yield* spending.read(empty.id, { range: always, by, before: always }), nothingSpent)
          same(yield* spending.read(book.id, { range: elsewhere, by, before: elsewhere }), nothingSpent)
          same(yield* spending.read(BookId.make(yield* nextId), { range: always, by, before: always }), nothingSpent)
        }
      })
    ),
    promise(
      "sums beyond 2^53 are exact, by day, month, range and category and in all, over ten thousand of the largest amounts",
      Effect.gen(function* () {
        const { expenses, spending } = yield* ports("expenses", "spending")
        const { book, category } = yield* givenBookAndCategory
        const one = yield* newExpense(book, category, { minor: maxMinorUnits })
        const made = yield* Effect.forEach(Array.from({ length: 10_000 }), () =>
          Effect.map(nextId, (id) => Expense.make({ ...one, id: ExpenseId.make(id) }, { disableChecks: true }))
        )
        yield* expenses.insertMany(book.id, made)
        // Odd, or a float could hold it.
        yield* givenExpense(book, category, { minor: 1n })
        const spent = { total: maxMinorUnits * 10_000n + 1n, count: 10_001 }
        for (const by of ["day", "month", "range"] as const) {
          const read = yield* spending.read(book.id, { range: always, by, before: always })
          same([read.periods.length, totalOf(read.periods), read.before], [1, spent, spent])
          same(read.categories, [{ category: labelOf(category), ...spent }])
        }
        same(yield* spending.sums(book.id, [{ range: always, categoryId: null }]), [spent.total])
      })
    )
  ]
})
