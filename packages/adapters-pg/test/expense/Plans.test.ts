import { assert, layer } from "@effect/vitest"
import { CalendarDate, type ExpenseFilter, ExpenseId, expenseQuery, type ExpenseQuery, noFilter } from "@outlay/domain"
import { Effect, Layer } from "effect"
import { SqlClient } from "effect/sql"
import * as TestDatabase from "../../../../test/support/TestDatabase.ts"
import { readStatement } from "../../src/analytics/readStatement.ts"
import { pageByNumber, pageByPosition } from "../../src/expense/pageStatements.ts"
import { storeOn } from "../stores.ts"
import { bookId, categoryIds, fillTable } from "./filledTable.ts"
import { indexesOf, planOf } from "./plans.ts"

const filter = (fields: Partial<ExpenseFilter>) => ({ filter: { ...noFilter, ...fields } })
const after = (key: string) => ({
  from: { after: { key, id: ExpenseId.make("7fffffff-0000-4000-8000-000000000000") } }
})
const month = { startDate: CalendarDate.make("2023-06-01"), endDate: CalendarDate.make("2023-06-30") }
const quarter = { startDate: CalendarDate.make("2023-04-01"), endDate: CalendarDate.make("2023-06-30") }
const ofOne = { categoryIds: categoryIds.slice(0, 1) }
const instant = String(Date.UTC(2023, 5, 1))

type Shape = readonly [name: string, query: Partial<ExpenseQuery>, indexes: ReadonlyArray<string>]

const cells = "daily_spending_pkey"
const months = "monthly_spending_pkey"
const rows = "expenses_pkey"

/** Prepared once: the plan must be right whatever the values are. */
const common: ReadonlyArray<Shape> = [
  ["all", {}, ["expenses_date", months]],
  ["all, oldest first", { sort: "date" }, ["expenses_date", months]],
  ["all by amount", { sort: "-amount" }, ["expenses_amount", months]],
  ["all by time of recording", { sort: "created_at" }, ["expenses_created_at", months]],
  ["a page far behind", { from: { page: 500 } }, ["expenses_date", rows, months]],
  ["after a position", after("2023-06-01"), ["expenses_date"]],
  ["after a position by amount", { sort: "-amount", ...after("5000") }, ["expenses_amount"]],
  ["after a position by time of recording", { sort: "created_at", ...after(instant) }, ["expenses_created_at"]],
  ["a month", filter(month), [cells, "expenses_date"]],
  ["a category", filter(ofOne), ["expenses_category", months]],
  ["a category after a position", { ...filter(ofOne), ...after("2023-06-01") }, ["expenses_category"]],
  ["a month of a category", filter({ ...month, ...ofOne }), [cells, "expenses_category"]]
]

/** Planned each time, for their values. */
const others: ReadonlyArray<Shape> = [
  ["amounts in a range", filter({ minAmount: 5000n, maxAmount: 5100n }), ["expenses_amount", rows]],
  ["a tag", filter({ tags: ["tag7"] }), [rows, "expenses_tags"]],
  ["several tags", filter({ tags: ["often", "tag7"] }), [rows, "expenses_tags"]],
  ["a tag, a page far behind", { ...filter({ tags: ["tag7"] }), from: { page: 500 } }, [rows, "expenses_tags"]],
  ["one of two tags", filter({ tags: ["tag7", "tag8"], tagsMatch: "any" }), [rows, "expenses_tags"]],
  ["words in a month", filter({ ...month, words: ["777"] }), ["expenses_date", rows]]
]

/** More than one way is right. */
const loose: ReadonlyArray<readonly [name: string, query: Partial<ExpenseQuery>]> = [
  ["words", filter({ words: ["777"] })],
  ["a payment method", filter({ paymentMethod: "card" })],
  ["several categories", filter({ categoryIds })],
  ["a tag of amounts in a quarter", filter({ ...quarter, minAmount: 5000n, tags: ["tag7"] })],
  ["a tag that most have", filter({ tags: ["often"] })],
  ["a month by amount", { sort: "-amount", ...filter(month) }]
]

const statementOf = (sql: SqlClient.SqlClient, fields: Partial<ExpenseQuery>) => {
  const query = expenseQuery(fields)
  return "after" in query.from
    ? pageByPosition(sql, bookId, query, query.from.after).statement
    : pageByNumber(sql, bookId, query, query.from.page).statement
}

const filled = storeOn(TestDatabase.layer).pipe(Layer.tap((context) => Effect.provide(fillTable, context)))

layer(filled, { timeout: "2 minutes" })("the plan", (it) => {
  for (const [name, query, indexes] of common) {
    it.effect.each(["custom", "generic"] as const)(`of the list of ${name} goes by its indexes (%s)`, (planning) =>
      Effect.gen(function* () {
        const plan = yield* planOf(statementOf(yield* SqlClient.SqlClient, query), planning)
        assert.deepStrictEqual(indexesOf(plan), indexes, plan)
        assert.notInclude(plan, "Seq Scan")
      })
    )
  }

  it.effect("of a page far behind reads no row of what it skips, and none to count all", () =>
    Effect.gen(function* () {
      const plan = yield* planOf(statementOf(yield* SqlClient.SqlClient, { from: { page: 500 } }), "generic")
      assert.include(plan, "Index Only Scan Backward using expenses_date")
      assert.include(plan, "monthly_spending_pkey")
    })
  )

  it.effect("of a tag asks the index for it alone, and not for all expenses of the book", () =>
    Effect.gen(function* () {
      const plan = yield* planOf(statementOf(yield* SqlClient.SqlClient, filter({ tags: ["tag7"] })), "custom")
      assert.match(plan, new RegExp(`Index Cond: .*@> '\\{"tag7,${bookId}"\\}'`))
      assert.match(plan, /Bitmap Index Scan on expenses_tags \(actual rows=2\d\b/)
    })
  )

  it.effect("of the spending by day and of what is before goes by the keys of the cells", () =>
    Effect.gen(function* () {
      const range = { start: month.startDate, end: month.endDate }
      const query = {
        range,
        by: "day",
        before: { start: CalendarDate.make("2022-01-01"), end: month.endDate }
      } as const
      const plan = yield* planOf(readStatement(yield* SqlClient.SqlClient, bookId, query), "generic")
      assert.lengthOf(plan.match(/monthly_spending_pkey/g) ?? [], 2)
      assert.include(plan, "Index Only Scan using daily_spending_pkey")
      assert.notInclude(plan, "Seq Scan")
    })
  )

  it.effect.each(["month", "range"] as const)(
    "of the spending by %s reads days only where a month is not whole",
    (by) =>
      Effect.gen(function* () {
        const range = { start: CalendarDate.make("2022-12-31"), end: month.endDate }
        const plan = yield* planOf(readStatement(yield* SqlClient.SqlClient, bookId, { range, by }), "generic")
        assert.include(plan, "monthly_spending_pkey")
        assert.notInclude(plan, "Seq Scan")
        const days = Array.from(
          plan.matchAll(/Index Only Scan using daily_spending_pkey.*actual rows=(\d+)/g),
          ([, n]) => n
        )
        assert.deepStrictEqual(days.map(Number), [14])
      })
  )

  for (const [name, query, indexes] of others) {
    it.effect(`of the list of ${name} goes by its indexes`, () =>
      Effect.gen(function* () {
        const plan = yield* planOf(statementOf(yield* SqlClient.SqlClient, query), "custom")
        assert.deepStrictEqual(indexesOf(plan), indexes, plan)
        assert.notInclude(plan, "Seq Scan")
      })
    )
  }

  for (const [name, query] of loose) {
    it.effect(`of the list of ${name} reads nothing of other books`, () =>
      Effect.gen(function* () {
        const plan = yield* planOf(statementOf(yield* SqlClient.SqlClient, query), "custom")
        assert.notInclude(plan, "Seq Scan")
        for (const [condition] of plan.matchAll(/Index Cond: .*/g)) assert.include(condition, bookId)
      })
    )
  }
})
