/** The examples agree with each other and with the contract: whoever reads them will add them up. */
import { contract, ServiceInfo } from "@outlay/adapters-http"
import { analytics } from "@outlay/adapters-http/api/examples/analytics"
import { budgets } from "@outlay/adapters-http/api/examples/budgets"
import { fields } from "@outlay/adapters-http/api/examples/fields"
import { parameters } from "@outlay/adapters-http/api/examples/parameters"
import { payloads } from "@outlay/adapters-http/api/examples/payloads"
import { details, faults } from "@outlay/adapters-http/api/examples/problems"
import { CurrencyCode, Money, parseMoney } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"
import { OpenApi } from "effect/http-api"

const eur = CurrencyCode.make("EUR")
const cents = (text: string): bigint => Result.getOrThrow(parseMoney(text, eur)).minor
const sum = (items: ReadonlyArray<{ readonly total: string; readonly count: number }>) => ({
  total: items.reduce((all, { total }) => all + cents(total), 0n),
  count: items.reduce((all, { count }) => all + count, 0)
})

const { november } = analytics.MonthlyReport
const { year } = analytics.YearlyReport

describe("the examples of reports", () => {
  it.each([
    ["the days of a month", november, november.days],
    ["the categories of a month", november, november.categories],
    ["the months of a year", year, year.months],
    ["the categories of a year", year, year.categories],
    ["the categories of a range", analytics.BreakdownReport.november, analytics.BreakdownReport.november.categories]
  ])("have totals and counts that are those of %s", (_, whole, parts) => {
    assert.deepStrictEqual(sum(parts), { total: cents(whole.total), count: whole.count })
  })

  it.each([
    ["a month", november],
    ["a year", year]
  ])("compare %s with the one before", (_, { total, previous, change }) => {
    assert.strictEqual(cents(total) - cents(previous.total), cents(change.amount))
    assert.closeTo((Number(change.amount) / Number(previous.total)) * 100, change.percentage, 0.005)
  })

  it("have averages", () => {
    assert.closeTo(Number(november.total) / november.count, Number(november.average), 0.005)
    assert.closeTo(Number(november.total) / 30, Number(november.daily_average), 0.005)
    assert.closeTo(Number(year.total) / year.count, Number(year.average), 0.005)
    assert.closeTo(Number(year.total) / 12, Number(year.monthly_average), 0.005)
  })

  it("tell of the same months", () => {
    for (const { month, total, count } of analytics.TrendReport.autumn.months) {
      assert.deepInclude(year.months[month - 1], { total, count })
    }
    assert.deepInclude(year.months[10], { total: november.total, count: november.count })
  })

  it("have a budget for what was spent on its category", () => {
    const { groceries } = budgets.BudgetStatus
    const [share] = november.categories
    assert.deepStrictEqual([groceries.category_id, groceries.spent], [share?.category_id, share?.total])
    const left = Money.of(cents(groceries.amount), eur).minus(Money.of(cents(groceries.spent), eur))
    assert.strictEqual(left.minor, cents(groceries.remaining))
  })
})

describe("everything that is said about the contract", () => {
  const document = OpenApi.fromApi(contract(ServiceInfo.defaultValue()))
  const operations = Object.values(document.paths).flatMap((item) =>
    [item.get, item.post, item.put, item.delete].flatMap((operation) => operation ?? [])
  )
  const schemas = document.components.schemas

  it("is about a schema that is there", () => {
    assert.containsAllKeys(schemas, Object.keys(payloads))
    assert.containsAllKeys(schemas, Object.keys(details))
  })

  it("is about a field that is there", () => {
    for (const [name, remarks] of Object.entries(fields)) {
      assert.containsAllKeys(schemas[name]?.["properties"], Object.keys(remarks), name)
    }
  })

  it("is about an operation that is there", () => {
    const ids = operations.map(({ operationId }) => operationId)
    assert.includeMembers(ids, Object.keys(faults))
  })

  it("is about a parameter that is there", () => {
    const known = operations.flatMap(({ tags: [tag], parameters }) =>
      parameters.flatMap(({ name }) => [name, `${tag} ${name}`])
    )
    assert.includeMembers(known, Object.keys(parameters))
  })
})
