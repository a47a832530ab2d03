import { CalendarDate, type DateRange, type Expense, Money, totalOf } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, HashMap, Option, Schema } from "effect"
import { dropExpense, noRows, putExpense } from "../src/BookRows.ts"
import { totalIn, totalsOf } from "../src/Rollup.ts"
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

const sumsBy = <K>(expenses: ReadonlyArray<Expense>, key: (expense: Expense) => K) =>
  new Map(
    Array.from(Map.groupBy(expenses, key), ([at, those]) => [
      at,
      { total: those.reduce((sum, { amount }) => sum + amount.minor, 0n), count: those.length }
    ])
  )

const range: DateRange = { start: CalendarDate.make("2026-01-15"), end: CalendarDate.make("2026-02-28") }
const firstOfMonth = (one: Expense) => CalendarDate.make(`${one.date.slice(0, 7)}-01`)

describe("the rollup", () => {
  it.prop("is what the expenses add up to after any history", [Arbitrary.schema(Schema.Array(Step))], ([steps]) => {
    const { expenses, spending } = after(steps)
    const inRange = HashMap.toValues(expenses).filter(({ date }) => range.start <= date && date <= range.end)
    const onFood = inRange.filter(({ categoryId }) => categoryId === food.id)
    assert.deepStrictEqual(totalsOf(spending, { range, by: "day" }), {
      periods: sumsBy(inRange, ({ date }) => date),
      categories: sumsBy(inRange, ({ categoryId }) => categoryId)
    })
    assert.deepStrictEqual(totalsOf(spending, { range, by: "month" }).periods, sumsBy(inRange, firstOfMonth))
    assert.deepStrictEqual(
      totalsOf(spending, { range, by: "range", categoryId: food.id }).periods,
      sumsBy(onFood, () => range.start)
    )
    assert.deepStrictEqual(totalIn(spending, range), totalOf(sumsBy(inRange, () => null).values()))
    assert.deepStrictEqual(totalIn(spending, range, food.id), totalOf(sumsBy(onFood, () => null).values()))
  })

  it("is empty when the expenses are", () => {
    const rows = putExpense(noRows, expense(1))
    assert.isTrue(HashMap.isEmpty(dropExpense(rows, expense(1)).spending))
  })
})
