/** Broken spending: sums that are rounded, totals that are empty or misdated, answers in another order. */
import { CategoryId, noSpending, type Spending, type SpendingQuery, type Total } from "@outlay/domain"
import { Effect } from "effect"
import { type Fault, fault, type Inject, spending } from "./Fault.ts"

const withSpending = (f: (read: Spending, query: SpendingQuery) => Partial<Spending>): Inject =>
  spending((real) => ({
    read: (bookId, query) => Effect.map(real.read(bookId, query), (read) => ({ ...read, ...f(read, query) }))
  }))

const withTotals = (f: (total: bigint) => bigint): Inject => {
  const change = <A extends Total>(it: A): A => ({ ...it, total: f(it.total) })
  return withSpending(({ before, categories, periods }) => ({
    periods: periods.map(change),
    categories: categories.map(change),
    before: change(before)
  }))
}

const told = (name: string) => ["spending", name] as const

const nobody = CategoryId.make("00000000-0000-7000-8000-000000000000")

export const spendingFaults: ReadonlyArray<Fault> = [
  fault(
    "sums are floating-point numbers",
    withTotals((total) => BigInt(Number(total))),
    told("sums beyond 2^53 are exact")
  ),
  fault(
    "cents are rounded",
    withTotals((total) => (total / 100n) * 100n),
    told("by day it is the total and count"),
    told("spending by day is that of the expenses"),
    ["spending after a change", "a change of category, amount and date moves the spending with it"]
  ),
  fault(
    "a day is left where nothing is",
    withSpending(({ periods }, { range }) => ({ periods: [...periods, { date: range.start, ...noSpending }] })),
    ["spending after a change", "nothing is left where the last expense was removed"],
    told("a book without expenses")
  ),
  fault(
    "a category is left where nothing is",
    withSpending(({ categories }) => ({
      categories: [...categories, { category: { id: nobody, name: "", color: "#000000", icon: null }, ...noSpending }]
    })),
    ["spending after a change", "nothing is left where the last expense was removed"],
    told("a book without expenses")
  ),
  fault(
    "the first month is dated on the first day of the range",
    withSpending(({ periods }, { range }) => ({
      periods: periods.map((it) => (it.date < range.start ? { ...it, date: range.start } : it))
    })),
    told("a month is dated on its first day"),
    told("spending by month is that of the expenses")
  ),
  fault(
    "the last day of a range does not count",
    withSpending(({ periods }, { by, range }) => ({
      periods: periods.filter((it) => by !== "day" || it.date < range.end)
    })),
    told("spending by day is that of the expenses")
  ),
  fault(
    "what is before is left out",
    withSpending(() => ({ before: noSpending })),
    told("what is before is the total of its own days"),
    told("spending by range is that of the expenses")
  ),
  fault(
    "what is before is that of all categories",
    spending((real) => ({
      read: (bookId, query) =>
        Effect.zipWith(
          real.read(bookId, query),
          real.read(bookId, { ...query, categoryId: undefined }),
          (read, { before }) => ({ ...read, before })
        )
    })),
    told("spending by range is that of the expenses")
  ),
  fault(
    "days and categories are read one after the other",
    spending((real) => ({
      read: (bookId, query) =>
        Effect.zipWith(
          real.read(bookId, query),
          Effect.andThen(Effect.yieldNow, real.read(bookId, query)),
          ({ periods }, later) => ({ ...later, periods })
        )
    })),
    ["readers while others write", "days, categories and what is before belong to one moment"]
  ),
  fault(
    "the category of a query is dropped",
    spending((real) => ({ read: (bookId, query) => real.read(bookId, { ...query, categoryId: undefined }) })),
    told("spending by range is that of the expenses"),
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
    "labels are those of another category",
    withSpending(({ categories }) => ({
      categories: categories.map((it, index) => {
        const { name = it.category.name } = categories[index - 1]?.category ?? {}
        return { ...it, category: { ...it.category, name } }
      })
    })),
    told("the labels are those of the categories as they are now")
  )
]
