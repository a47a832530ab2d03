/** Broken spending: sums that are rounded, cells that are empty or misdated, answers in another order. */
import { CategoryId, type SpendingCell, type SpendingQuery } from "@outlay/domain"
import { Effect } from "effect"
import { type Fault, fault, type Inject, spending } from "./Fault.ts"

const withCells = (
  f: (cells: ReadonlyArray<SpendingCell>, query: SpendingQuery) => ReadonlyArray<SpendingCell>
): Inject =>
  spending((real) => ({
    read: (bookId, query) =>
      Effect.map(real.read(bookId, query), (answer) => ({ ...answer, cells: f(answer.cells, query) }))
  }))

const told = (name: string) => ["spending", name] as const

export const spendingFaults: ReadonlyArray<Fault> = [
  fault(
    "sums are floating-point numbers",
    withCells((cells) => cells.map((it) => ({ ...it, total: BigInt(Number(it.total)) }))),
    told("sums beyond 2^53 are exact")
  ),
  fault(
    "cents are rounded",
    withCells((cells) => cells.map((it) => ({ ...it, total: (it.total / 100n) * 100n }))),
    told("a cell by day is the total and count"),
    told("cells by day are those of the expenses"),
    ["spending after a change", "a change of category, amount and date moves the spending with it"]
  ),
  fault(
    "a cell is left where nothing is",
    withCells((cells, { range }) => [
      ...cells,
      { date: range.start, categoryId: CategoryId.make("00000000-0000-7000-8000-000000000000"), total: 0n, count: 0 }
    ]),
    ["spending after a change", "no cell is left where the last expense was removed"],
    told("a book without expenses")
  ),
  fault(
    "the first month is dated on the first day of the range",
    withCells((cells, { range }) => cells.map((it) => (it.date < range.start ? { ...it, date: range.start } : it))),
    told("a cell by month is dated on the first of the month"),
    told("cells by month are those of the expenses")
  ),
  fault(
    "the last day of a range does not count",
    withCells((cells, { by, range }) => cells.filter((it) => by !== "day" || it.date < range.end)),
    told("cells by day are those of the expenses")
  ),
  fault(
    "the category of a query is dropped",
    spending((real) => ({ read: (bookId, query) => real.read(bookId, { ...query, categoryId: undefined }) })),
    told("cells by range are those of the expenses"),
    ["another book", "spending tells nothing of another book"]
  ),
  fault(
    "sums are answered in another order",
    spending((real) => ({
      sums: (bookId, sums) => Effect.map(real.sums(bookId, sums), (totals) => totals.toReversed())
    })),
    ["sums of spending", "sums are answered in the order asked"]
  ),
  fault(
    "labels are missing",
    spending((real) => ({
      read: (bookId, query) =>
        Effect.map(real.read(bookId, query), (answer) => ({ ...answer, categories: answer.categories.slice(1) }))
    })),
    told("the labels are those of the categories as they are now")
  )
]
