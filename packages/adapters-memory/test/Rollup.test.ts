import { CalendarDate, type DateRange, type Expense, Money, type SpendingCell } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, HashMap, Option, Schema } from "effect"
import { dropExpense, noRows, putExpense } from "../src/BookRows.ts"
import { cellsOf } from "../src/Rollup.ts"
import { eur, expense, food, travel } from "./fixtures.ts"

const dates = ["2025-12-31", "2026-01-01", "2026-01-15", "2026-01-31", "2026-02-01"].map((date) =>
  CalendarDate.make(date)
)

/** A step puts one of few expenses into the book, new or changed, or takes it out. */
const Step = Schema.Struct({
  n: Schema.Literals([1, 2, 3, 4]),
  drop: Schema.Boolean,
  date: Schema.Literals(dates),
  category: Schema.Literals([food.id, travel.id]),
  amount: Schema.Literals([1, 10, 100])
})

const after = (steps: ReadonlyArray<typeof Step.Type>) =>
  steps.reduce((rows, { n, drop, date, category, amount }) => {
    const next = expense(n, { date, categoryId: category, amount: Money.of(BigInt(amount), eur) })
    return drop
      ? Option.match(HashMap.get(rows.expenses, next.id), {
          onNone: () => rows,
          onSome: (present) => dropExpense(rows, present)
        })
      : putExpense(rows, next)
  }, noRows)

const recomputed = (expenses: Iterable<Expense>, range: DateRange, key: (expense: Expense) => CalendarDate) => {
  const cells = new Map<string, SpendingCell>()
  for (const one of expenses) {
    if (one.date < range.start || one.date > range.end) continue
    const cell = cells.get(key(one) + one.categoryId)
    cells.set(key(one) + one.categoryId, {
      date: key(one),
      categoryId: one.categoryId,
      total: (cell?.total ?? 0n) + one.amount.minor,
      count: (cell?.count ?? 0) + 1
    })
  }
  return sorted([...cells.values()])
}

const sorted = (cells: ReadonlyArray<SpendingCell>) =>
  cells.toSorted((a, b) => (a.date + a.categoryId < b.date + b.categoryId ? -1 : 1))

const range: DateRange = { start: CalendarDate.make("2026-01-15"), end: CalendarDate.make("2026-02-28") }
const firstOfMonth = (one: Expense) => CalendarDate.make(`${one.date.slice(0, 7)}-01`)

describe("the rollup", () => {
  it.prop("is what the expenses add up to after any history", [Arbitrary.schema(Schema.Array(Step))], ([steps]) => {
    const { expenses, spending } = after(steps)
    const all = HashMap.toValues(expenses)
    assert.deepStrictEqual(
      sorted(cellsOf(spending, { range, by: "day" })),
      recomputed(all, range, (one) => one.date)
    )
    assert.deepStrictEqual(sorted(cellsOf(spending, { range, by: "month" })), recomputed(all, range, firstOfMonth))
    assert.deepStrictEqual(
      sorted(cellsOf(spending, { range, by: "range", categoryId: food.id })),
      recomputed(all, range, () => range.start).filter((cell) => cell.categoryId === food.id)
    )
  })

  it("is empty when the expenses are", () => {
    const rows = putExpense(noRows, expense(1))
    assert.isTrue(HashMap.isEmpty(dropExpense(rows, expense(1)).spending))
  })
})
