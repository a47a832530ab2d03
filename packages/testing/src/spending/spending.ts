/** What `SpendingReader.read` promises: exact cells by day, month or range, and the labels of their categories. */
import {
  BookId,
  type CalendarDate,
  CategoryId,
  type DateRange,
  Expense,
  ExpenseId,
  maxMinorUnits,
  reviseCategory,
  type SpendingCell
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
import { always, cellsOf } from "../state.ts"

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
  yield* givenCategory(book)
  const dates = ["1900-01-01", "2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01", "2026-02-28", "2100-12-31"]
  const made = yield* Effect.forEach([...dates, ...dates], (date, index) =>
    givenExpense(book, index % 3 === 0 ? rent : food, { date: day(date), minor: 10n ** BigInt(index % 12) })
  )
  return { book, food, rent, made }
})

const cell = (date: CalendarDate, { id }: { readonly id: CategoryId }, total: bigint, count: number): SpendingCell => ({
  date,
  categoryId: id,
  total,
  count
})

export const spending = section({
  about: "spending",
  needs: ["books", "categories", "expenses", "spending"],
  promises: [
    promise(
      "a cell by day is the total and count of one category on one day",
      Effect.gen(function* () {
        const { spending } = yield* ports("spending")
        const { book, category: food } = yield* givenBookAndCategory
        const rent = yield* givenCategory(book)
        const [first, second] = [day("2026-01-31"), day("2026-02-01")]
        yield* givenExpense(book, food, { date: first, minor: 100n })
        yield* givenExpense(book, food, { date: first, minor: 23n })
        yield* givenExpense(book, food, { date: second, minor: 7n })
        yield* givenExpense(book, rent, { date: second, minor: 1n })
        const { cells } = yield* spending.read(book.id, { range: { start: first, end: second }, by: "day" })
        sameItems(cells, [cell(first, food, 123n, 2), cell(second, food, 7n, 1), cell(second, rent, 1n, 1)])
      })
    ),
    promise(
      "a cell by month is dated on the first of the month, and counts its days within the range",
      Effect.gen(function* () {
        const { spending } = yield* ports("spending")
        const { book, category } = yield* givenBookAndCategory
        for (const date of ["2026-01-14", "2026-01-15", "2026-01-31", "2026-02-01", "2026-02-15", "2026-02-16"]) {
          yield* givenExpense(book, category, { date: day(date), minor: 10n })
        }
        const query = { range: range("2026-01-15", "2026-02-15"), by: "month" } as const
        const { cells } = yield* spending.read(book.id, query)
        sameItems(cells, [cell(day("2026-01-01"), category, 20n, 2), cell(day("2026-02-01"), category, 20n, 2)])
      })
    ),
    promise(
      "a cell by range is dated on the first day of the range",
      Effect.gen(function* () {
        const { spending } = yield* ports("spending")
        const { book, category } = yield* givenBookAndCategory
        for (const date of ["2026-01-31", "2026-02-01", "2027-03-01", "2027-03-02"]) {
          yield* givenExpense(book, category, { date: day(date), minor: 10n })
        }
        const query = { range: range("2026-02-01", "2027-03-01"), by: "range" } as const
        const { cells } = yield* spending.read(book.id, query)
        same(cells, [cell(day("2026-02-01"), category, 20n, 2)])
      })
    ),
    ...(["day", "month", "range"] as const).map((by) =>
      promise(
        `cells by ${by} are those of the expenses in any range, of all categories and of one`,
        Effect.gen(function* () {
          const { spending } = yield* ports("spending")
          const { book, food, made, rent } = yield* given
          for (const range of ranges) {
            for (const categoryId of [undefined, food.id, rent.id, CategoryId.make(yield* nextId)]) {
              const query = { range, by, categoryId }
              const { cells } = yield* spending.read(book.id, query)
              sameItems(cells, cellsOf(made, query), `${range.start} to ${range.end}`)
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
          const found = (yield* spending.read(book.id, { range: always, by })).categories
          const { color, icon, name } = other
          sameItems(
            found.filter(({ id }) => id === category.id || id === other.id).map((label) => ({ ...label })),
            [
              { id: category.id, ...said },
              { id: other.id, name, color, icon }
            ]
          )
        }
      })
    ),
    promise(
      "a book without expenses, a range without any and a book that is not there have no cells",
      Effect.gen(function* () {
        const { spending } = yield* ports("spending")
        const empty = yield* givenBook()
        const { book } = yield* given
        for (const by of ["day", "month", "range"] as const) {
          same((yield* spending.read(empty.id, { range: always, by })).cells, [])
          const query = { range: range("2026-03-01", "2026-03-31"), by }
          same((yield* spending.read(book.id, query)).cells, [])
          same((yield* spending.read(BookId.make(yield* nextId), { range: always, by })).cells, [])
        }
      })
    ),
    promise(
      "sums beyond 2^53 are exact, by cell and in all, over ten thousand of the largest amounts",
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
        const total = maxMinorUnits * 10_000n + 1n
        const { start } = always
        const { cells } = yield* spending.read(book.id, { range: always, by: "range" })
        same(cells, [cell(start, category, total, 10_001)])
        same(yield* spending.sums(book.id, [{ range: always, categoryId: null }]), [total])
      })
    )
  ]
})
