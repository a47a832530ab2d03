import { createOutlay, type Outlay, orThrow } from "@outlay/application"
import { layer as memory } from "@outlay/adapters-memory"
import { ExpenseSort, formatMoney } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { actorOf, errorOf, untyped } from "../support/facade.ts"
import { noExpense } from "../support/values.ts"

type Query = NonNullable<Parameters<Outlay["expenses"]["list"]>[1]>

/** A book with five expenses, each with an amount of its own. */
const givenExpenses = async (outlay: Outlay) => {
  const ann = await actorOf(outlay)
  const { id: food } = orThrow(await outlay.categories.create(ann, { name: "Food" }))
  const { id: travel } = orThrow(await outlay.categories.create(ann, { name: "Trips" }))
  const drafts = [
    { categoryId: food, amount: "1", date: "2026-03-01", description: "Bread and butter", tags: ["home"] },
    { categoryId: food, amount: "2", date: "2026-03-02", notes: "butter only", tags: ["home", "work"] },
    { categoryId: food, amount: "3", date: "2026-03-03", paymentMethod: "cash" },
    { categoryId: travel, amount: "4", date: "2026-03-03", tags: ["work"] },
    { categoryId: travel, amount: "5", date: "2026-03-05", paymentMethod: "card" }
  ]
  for (const recorded of await Promise.all(drafts.map((draft) => outlay.expenses.record(ann, draft)))) orThrow(recorded)
  return { ann, food, travel }
}

type Given = Awaited<ReturnType<typeof givenExpenses>>

/** The amounts that a query lists, in order; together they tell which expenses. */
const listed = async (outlay: Outlay, { ann }: Given, query?: Query) =>
  orThrow(await outlay.expenses.list(ann, query))
    .items.map(({ amount }) => formatMoney(amount).replace(".00", ""))
    .join("")

describe("a list of expenses", () => {
  const queries: ReadonlyArray<readonly [string, (given: Given) => Query | undefined, string]> = [
    ["everything, the latest first", () => undefined, "54321"],
    ["an order", () => ({ sort: "amount" }), "12345"],
    ["a range", () => ({ startDate: "2026-03-02", endDate: "2026-03-03", sort: "amount" }), "234"],
    ["a category", ({ travel }) => ({ categoryIds: [travel.toUpperCase()] }), "54"],
    ["two categories", ({ food, travel }) => ({ categoryIds: [food, travel], sort: "-amount" }), "54321"],
    ["amounts", () => ({ minAmount: "2", maxAmount: "4.00", sort: "amount" }), "234"],
    ["amounts from zero", () => ({ minAmount: "0", sort: "amount" }), "12345"],
    ["all of some tags", () => ({ tags: ["Work", "home"] }), "2"],
    ["any of some tags", () => ({ tags: ["work", "home"], tagsMatch: "any", sort: "amount" }), "124"],
    ["a way of paying", () => ({ paymentMethod: " cash " }), "3"],
    ["any way of paying", () => ({ paymentMethod: "", sort: "amount" }), "12345"],
    ["words", () => ({ search: "BUTTER" }), "21"],
    ["each of some words", () => ({ search: "butter bread" }), "1"],
    ["a page", () => ({ page: 2, perPage: 2, sort: "amount" }), "34"],
    ["what is left out by undefined", () => ({ sort: undefined, tags: undefined, page: undefined }), "54321"]
  ]

  it.each(queries)("is asked for in plain values: %s", async (_, query, expected) => {
    await using outlay = createOutlay({ storage: memory })
    const given = await givenExpenses(outlay)
    assert.strictEqual(await listed(outlay, given, query(given)), expected)
  })

  it.each(ExpenseSort.literals)("goes on behind an earlier page, by %s", async (sort) => {
    await using outlay = createOutlay({ storage: memory })
    const given = await givenExpenses(outlay)
    const first = orThrow(await outlay.expenses.list(given.ann, { sort, perPage: 3 }))
    assert.strictEqual(first.total, 5)
    const rest = orThrow(await outlay.expenses.list(given.ann, { sort, perPage: 3, after: first.next ?? undefined }))
    assert.isNull(rest.next)
    assert.deepStrictEqual(
      [...first.items, ...rest.items],
      orThrow(await outlay.expenses.list(given.ann, { sort })).items
    )
  })

  it.each([
    [{ startDate: "2026-03-02", endDate: "2026-03-01" }, "endDate must not be before the start date"],
    [{ minAmount: "1.234" }, "minAmount must have at most 2 decimals in EUR"],
    [{ perPage: 101 }, "perPage must be a whole number from 1 to 100"],
    [{ sort: "name" }, /^sort must be one of "-date", /],
    [{ q: "butter" }, "q is not known here"],
    [{ page: 1, after: { key: "2026-03-01", id: noExpense } }, "after must not be given together with page"],
    [{ after: { key: "100", id: noExpense } }, "after belongs to another order"],
    [{ after: { key: "100", id: "1" }, sort: "amount" }, "id must be a UUID"]
  ] as const)("is refused for %o", async (query, expected) => {
    await using outlay = createOutlay({ storage: memory })
    const { message } = await errorOf(outlay.expenses.list(await actorOf(outlay), untyped(query)))
    if (typeof expected === "string") assert.include(message, expected)
    else assert.match(message, expected)
  })
})
