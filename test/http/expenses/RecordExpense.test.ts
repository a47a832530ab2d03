import { assert, beforeAll, describe, it } from "@effect/vitest"
import { bodyOf, type Client, etagOf } from "../support/Client.ts"
import { givenCategory } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults } from "../support/Problem.ts"
import { type Category, type Expense, type ExpensePage, nobodysId, timestamp, uuidV7 } from "../support/Shapes.ts"

const { somebody } = givenServer()
let alice: Client
let pets: Category

beforeAll(async () => {
  alice = await somebody()
  pets = await givenCategory(alice, "Pets")
})

const post = (fields: object) =>
  alice.post<Expense>("/expenses", { category_id: pets.id, amount: "12.50", date: "2026-03-15", ...fields })

describe("POST /expenses", () => {
  it("answers 201 with the whole expense, its place and its version", async () => {
    const given = {
      description: "Food",
      payment_method: "Card",
      tags: ["cat", "dog"],
      notes: "For a month\nor two",
      receipt_url: "https://shop.example/receipts/1?a=b#c"
    }
    const answer = await post(given)
    assert.strictEqual(answer.status, 201)
    const { id, user_id, created_at, updated_at, ...rest } = answer.body
    const needed = { category_id: pets.id, amount: "12.50", currency: "USD", date: "2026-03-15" }
    assert.deepStrictEqual(rest, { ...needed, ...given })
    assert.match(id, uuidV7)
    assert.strictEqual(user_id, (await bodyOf(200, alice.get<{ id: string }>("/users/me"))).id)
    assert.match(created_at, timestamp)
    assert.strictEqual(updated_at, created_at)
    assert.strictEqual(answer.headers.get("location"), `/api/v1/expenses/${id}`)
    const read = await alice.get(`/expenses/${id}`)
    assert.deepStrictEqual([read.body, etagOf(read)], [answer.body, etagOf(answer)])
  })

  it("needs category, amount and date, and names every field in the order of the contract", async () => {
    const expense = await bodyOf(201, post({}))
    const { description, payment_method, tags, notes, receipt_url } = expense
    assert.deepStrictEqual([description, payment_method, tags, notes, receipt_url], [null, null, [], null, null])
    const all =
      "id user_id category_id amount currency description date payment_method tags notes receipt_url created_at updated_at"
    assert.deepStrictEqual(Object.keys(expense), all.split(" "))
  })

  it.each([
    ["1900-01-01", true],
    ["2100-12-31", true],
    ["2024-02-29", true],
    ["2000-02-29", true],
    ["2026-12-31", true],
    ["1899-12-31", false],
    ["2101-01-01", false],
    ["2026-02-29", false],
    ["1900-02-29", false],
    ["2100-02-29", false],
    ["2026-02-30", false],
    ["2026-04-31", false],
    ["2026-00-01", false],
    ["2026-13-01", false],
    ["2026-01-00", false],
    ["2026-01-32", false],
    ["2026-1-1", false],
    ["26-01-01", false],
    ["02026-01-01", false],
    ["2026-01-01T00:00:00Z", false],
    ["2026-01-01T00:00:00.000Z", false],
    ["2026-01-01 ", false],
    [" 2026-01-01", false],
    ["2026-01-01\n", false],
    ["2026/01/01", false],
    ["01.01.2026", false],
    ["20260101", false],
    ["2026-W01-1", false],
    ["２０２６-01-01", false],
    ["today", false],
    ["", false],
    [null, false],
    [20260101, false],
    [1767225600000, false],
    [{}, false]
  ])("dates it %j: %s", async (date, taken) => {
    if (taken) assert.strictEqual((await bodyOf(201, post({ date }))).date, date)
    else await assertFaults(post({ date }), "/date")
  })

  it.each([
    ["description", 255],
    ["payment_method", 50],
    ["notes", 5000]
  ])("keeps %s normalised, trimmed and within %i code points", async (field, max) => {
    for (const [sent, kept] of [
      ["  x ", "x"],
      ["\u2003e\u0301\u0085", "\u00e9"],
      ["😀".repeat(max), "😀".repeat(max)],
      ["e\u0301".repeat(max), "\u00e9".repeat(max)],
      [`\u00a0${"x".repeat(max)}\n`, "x".repeat(max)],
      ["", null],
      [" \u3000\t", null],
      [null, null],
      ["\u200b", "\u200b"],
      ["null", "null"],
      ["'; drop table expenses; --", "'; drop table expenses; --"],
      ["%_\\", "%_\\"],
      ["ﬁ①\u212b", "ﬁ①\u00c5"],
      ["שלום عربى 日本語 👨‍👩‍👧", "שלום عربى 日本語 👨‍👩‍👧"]
    ]) {
      assert.deepInclude(await bodyOf(201, post({ [field]: sent })), { [field]: kept })
    }
    for (const sent of ["x".repeat(max + 1), "😀".repeat(max + 1), "a\0", "\ud83d", "\ude00x", 7, true, [], {}]) {
      await assertFaults(post({ [field]: sent }), `/${field}`)
    }
  })

  it.each([null, "", "7", nobodysId, `${nobodysId}0`, `{${nobodysId}}`, 7, []])(
    "refuses %j as a category",
    async (category_id) => {
      await assertFaults(post({ category_id }), "/category_id")
    }
  )

  it("takes a category's id in upper case", async () => {
    assert.strictEqual((await bodyOf(201, post({ category_id: pets.id.toUpperCase() }))).category_id, pets.id)
  })

  it("tells every fault at once, and records nothing", async () => {
    const { total } = await bodyOf(200, alice.get<ExpensePage>("/expenses"))
    const bad = {
      description: 1,
      payment_method: "x".repeat(51),
      tags: ["ok", "a,b", ""],
      notes: "\0",
      receipt_url: "x"
    }
    const answer = alice.post("/expenses?x=1&y=2", { ...bad, date: "2026-02-30", amount: -1, user_id: nobodysId })
    await assertFaults(
      answer,
      "/category_id",
      "/amount",
      "/date",
      "/description",
      "/payment_method",
      "/tags/1",
      "/tags/2",
      "/notes",
      "/receipt_url",
      "/user_id",
      "x",
      "y"
    )
    assert.strictEqual((await bodyOf(200, alice.get<ExpensePage>("/expenses"))).total, total)
  })

  it.each(["id", "user_id", "currency", "created_at", "updated_at", "categoryId", "Amount"])(
    "does not take %s from the client",
    async (field) => {
      await assertFaults(post({ [field]: "x" }), `/${field}`)
    }
  )
})
