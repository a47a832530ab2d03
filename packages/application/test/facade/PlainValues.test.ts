import { orThrow, type Outlay } from "@outlay/application"
import { formatMoney, Money } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { actorOf, errorOf, inOutlay, untyped } from "../support/facade.ts"
import { currencyCode, euro, noCategory } from "../support/values.ts"

/** The faults of a refused call, as a person reads them. */
const faultsOf = async (call: ReturnType<Outlay["expenses"]["record"]>) => {
  const error = await errorOf(call)
  return error._tag === "InvalidInput" ? error.faults.map(({ field, rule }) => `${field} ${rule}`) : error._tag
}

const good = { categoryId: noCategory, amount: "12.50", date: "2026-03-14" }

describe("a draft in plain values", () => {
  it(
    "is all that an expense needs",
    inOutlay(async (outlay) => {
      const ann = await actorOf(outlay)
      const { id: categoryId } = orThrow(await outlay.categories.create(ann, { name: "Lunch" }))
      const draft = { ...good, categoryId: categoryId.toUpperCase(), tags: ["Work", "work"], notes: undefined }
      const recorded = orThrow(await outlay.expenses.record(ann, draft))
      assert.deepInclude<object>(recorded, {
        categoryId,
        amount: euro(12_50n),
        date: "2026-03-14",
        tags: ["work"],
        notes: null,
        description: null,
        recordedBy: ann.userId
      })
      assert.deepStrictEqual(orThrow(await outlay.expenses.list(ann)).items, [recorded])
    })
  )

  it.each([
    ["nothing", undefined, ["draft must be an object"]],
    ["what is missing", {}, ["categoryId is required", "amount is required", "date is required"]],
    ["a float", { ...good, amount: 12.5 }, ['amount must be a decimal text such as "12.50"']],
    ["too many decimals", { ...good, amount: "1.234" }, ["amount must have at most 2 decimals in EUR"]],
    ["zero", { ...good, amount: "0" }, ["amount must be greater than 0"]],
    ["a day that is none", { ...good, date: "2026-02-30" }, [/^date must be a date of the calendar/]],
    ["a day that is out of bounds", { ...good, date: "1899-12-31" }, ["date must be from 1900-01-01 to 2100-12-31"]],
    ["an id that is none", { ...good, categoryId: "food" }, ["categoryId must be a UUID"]],
    ["a name that is unknown", { ...good, tag: "x" }, ["tag is not known here"]],
    ["what lies deeper", { ...good, tags: ["a", "b,c"] }, ["tags[1] must not contain a comma"]],
    ["another type", { ...good, description: 3 }, ["description must be a string or null"]],
    ["everything at once", { ...good, amount: "", date: "" }, [/^amount must be a decimal number/, /^date must be a/]]
  ] as const)("is refused for %s", (_, draft, expected) =>
    inOutlay(async (outlay) => {
      const faults = await faultsOf(outlay.expenses.record(await actorOf(outlay), untyped(draft)))
      assert.strictEqual(faults.length, expected.length, String(faults))
      expected.forEach((rule, index) =>
        typeof rule === "string" ? assert.strictEqual(faults[index], rule) : assert.match(faults[index] ?? "", rule)
      )
    })()
  )

  it(
    "may have an amount with its currency, which the book must keep",
    inOutlay(async (outlay) => {
      const ann = await actorOf(outlay)
      const [category] = orThrow(await outlay.categories.list(ann))
      const draft = { ...good, categoryId: category?.id ?? "" }
      const recorded = orThrow(await outlay.expenses.record(ann, { ...draft, amount: euro(7n) }))
      assert.strictEqual(formatMoney(recorded.amount), "0.07")
      const dollar = Money.of(1n, currencyCode("USD"))
      assert.deepInclude<object>(await errorOf(outlay.expenses.record(ann, { ...draft, amount: dollar })), {
        _tag: "CurrencyMismatch",
        currency: "USD"
      })
    })
  )
})

describe("other arguments in plain values", () => {
  const refusals: ReadonlyArray<
    readonly [string, (outlay: Outlay, ann: Awaited<ReturnType<typeof actorOf>>) => Promise<unknown>, string]
  > = [
    ["an id", (outlay, ann) => errorOf(outlay.expenses.get(ann, "1")), "id must be a UUID"],
    [
      "two ids",
      (outlay, ann) => errorOf(outlay.categories.merge(ann, "1", "2")),
      "id must be a UUID; reassignTo must be a UUID"
    ],
    [
      "a currency",
      (outlay) => errorOf(outlay.books.open({ currency: "EURO", timeZone: "UTC" })),
      "currency must be an ISO 4217 currency code, such as EUR"
    ],
    [
      "a time zone",
      (outlay) => errorOf(outlay.books.open({ currency: "EUR", timeZone: "+02:00" })),
      "timeZone must be an IANA time zone, such as Europe/Vienna"
    ],
    [
      "a month",
      (outlay, ann) => errorOf(outlay.analytics.monthly(ann, 2026, 13)),
      "month must be a whole number from 1 to 12"
    ],
    [
      "a part of a month",
      (outlay, ann) => errorOf(outlay.analytics.monthly(ann, 2026, 1.5)),
      "month must be a whole number from 1 to 12"
    ],
    [
      "a year",
      (outlay, ann) => errorOf(outlay.analytics.yearly(ann, 1899)),
      "year must be a whole number from 1900 to 2100"
    ],
    [
      "a range",
      (outlay, ann) => errorOf(outlay.analytics.breakdown(ann, { start: "2026-02-01", end: "2026-01-31" })),
      "end must not be before the start date"
    ],
    [
      "a budget",
      (outlay, ann) =>
        errorOf(outlay.budgets.create(ann, { amount: "1", startDate: "2026-02-01", endDate: "2026-01-31" })),
      "endDate must not be before the start date"
    ],
    [
      "a version",
      (outlay, ann) => errorOf(outlay.budgets.remove(ann, noCategory, { version: 1.5 })),
      "version must be an integer"
    ],
    [
      "a book",
      (outlay, ann) => errorOf(outlay.budgets.list({ ...ann, book: untyped({ ...ann.book }) })),
      "book must be a book as it was opened or got"
    ]
  ]

  it.each(refusals)("are refused by the rules of the domain: %s", (_, call, message) =>
    inOutlay(async (outlay) => {
      assert.deepInclude(await call(outlay, await actorOf(outlay)), { _tag: "InvalidInput", message })
    })()
  )

  it(
    "may tell more of an actor than is asked",
    inOutlay(async (outlay) => {
      const user = { ...(await actorOf(outlay)), name: "Ann" }
      assert.isTrue((await outlay.budgets.list(user)).ok)
    })
  )
})
