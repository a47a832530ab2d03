/** Each filter alone and together, on nine expenses named a to i. */
import { assert, beforeAll, describe, it } from "@effect/vitest"
import { bodyOf, type Client } from "../support/Client.ts"
import { givenCategory, givenExpense } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { type ExpensePage, nobodysId } from "../support/Shapes.ts"

const { somebody } = givenServer()
let alice: Client
const categories: Record<string, string> = {}

beforeAll(async () => {
  alice = await somebody()
  for (const name of ["One", "Two", "Three"]) categories[name] = (await givenCategory(alice, name)).id
  const rows: ReadonlyArray<readonly [notes: string, category: string, date: string, amount: string, more?: object]> = [
    ["a", "One", "1900-01-01", "0.01", { tags: ["red"] }],
    ["b", "One", "2026-02-28", "9.99", { tags: ["red", "blue"], payment_method: "Card" }],
    ["c", "One", "2026-03-01", "10.00", { tags: ["blue"], payment_method: "card" }],
    ["d", "Two", "2026-03-01", "10.00", { tags: ["green", "red", "blue"], payment_method: "Café" }],
    ["e", "Two", "2026-03-15", "10.01", { tags: ["élan"] }],
    ["f", "Two", "2026-03-31", "50.00", { tags: ["my tag"], payment_method: "a&b=c+d%" }],
    ["g", "Three", "2026-04-01", "99.99", { payment_method: "Cash" }],
    ["h", "Three", "2027-01-01", "100.00", { tags: ["%", "_"] }],
    ["i", "Three", "2100-12-31", "9999999999.99", { tags: ["blue", "red"] }]
  ]
  for (const [notes, category, date, amount, more] of rows) {
    await givenExpense(alice, { category_id: categories[category], notes, date, amount, ...more })
  }
})

/** The names that a query finds, in the order of recording. `{One}` stands for the id of a category. */
const found = async (query: string) => {
  const path = `/expenses?per_page=100&sort=created_at&${query.replaceAll(/\{(\w+)\}/g, (_, name) => categories[name] ?? "")}`
  const page = await bodyOf(200, alice.get<ExpensePage>(path))
  assert.strictEqual(page.total, page.items.length)
  assert.isNull(page.next_cursor)
  return page.items.map((expense) => expense.notes).join("")
}

describe("a filter of the list of expenses", () => {
  it.each([
    ["", "abcdefghi"],
    ["start_date=2026-03-01", "cdefghi"],
    ["end_date=2026-03-01", "abcd"],
    ["start_date=2026-03-01&end_date=2026-03-31", "cdef"],
    ["start_date=2026-03-15&end_date=2026-03-15", "e"],
    ["start_date=1900-01-01&end_date=1900-01-01", "a"],
    ["start_date=2100-12-31", "i"],
    ["start_date=2028-01-01&end_date=2028-12-31", ""],
    ["start_date=&end_date=", "abcdefghi"]
  ])("by date: %s", async (query, expected) => assert.strictEqual(await found(query), expected))

  it.each([
    ["category_id={One}", "abc"],
    ["category_id={One}&category_id={Three}", "abcghi"],
    ["category_id={One}&category_id={Two}&category_id={Three}", "abcdefghi"],
    ["category_id={Two}&category_id={Two}", "def"],
    [`category_id=${nobodysId}`, ""],
    [`category_id=${nobodysId}&category_id={Two}`, "def"],
    ["category_id=", "abcdefghi"],
    ["category_id=&category_id={Two}&category_id=", "def"]
  ])("by category: %s", async (query, expected) => assert.strictEqual(await found(query), expected))

  it("takes a category's id in upper case", async () => {
    assert.strictEqual(await found(`category_id=${categories["One"]?.toUpperCase()}`), "abc")
  })

  it.each([
    ["min_amount=10", "cdefghi"],
    ["min_amount=10.0", "cdefghi"],
    ["min_amount=10.01", "efghi"],
    ["max_amount=10.00", "abcd"],
    ["max_amount=9.99", "ab"],
    ["min_amount=10&max_amount=10", "cd"],
    ["min_amount=0", "abcdefghi"],
    ["min_amount=0.00&max_amount=0.01", "a"],
    ["max_amount=0", ""],
    ["min_amount=9999999999.99", "i"],
    ["max_amount=9999999999.99", "abcdefghi"],
    ["min_amount=50&max_amount=10", ""],
    ["min_amount=&max_amount=", "abcdefghi"]
  ])("by amount: %s", async (query, expected) => assert.strictEqual(await found(query), expected))

  it.each([
    ["tags=red", "abdi"],
    ["tags=RED", "abdi"],
    ["tags=%20red%20", "abdi"],
    ["tags=red,blue", "bdi"],
    ["tags=blue,red", "bdi"],
    ["tags=red&tags=blue", "bdi"],
    ["tags=red,green&tags=blue", "d"],
    ["tags=red,,blue,", "bdi"],
    ["tags=,", "abcdefghi"],
    ["tags=", "abcdefghi"],
    ["tags=&tags=green", "d"],
    ["tags=%20,%20", "abcdefghi"],
    ["tags=red,red", "abdi"],
    ["tags=re", ""],
    ["tags=red%2Cblue", "bdi"],
    ["tags=my%20tag", "f"],
    ["tags=my+tag", "f"],
    ["tags=E%CC%81LAN", "e"],
    ["tags=%C3%89lan", "e"],
    ["tags=%25", "h"],
    ["tags=_", "h"],
    ["tags=%25,_", "h"],
    [`tags=${"x".repeat(60)}`, ""],
    ["tags=red,blue&tags_match=all", "bdi"],
    ["tags=red,blue&tags_match=any", "abcdi"],
    ["tags=green&tags=my%20tag&tags_match=any", "df"],
    ["tags=nothing,green&tags_match=any", "d"],
    ["tags=nothing&tags_match=any", ""],
    ["tags=&tags_match=any", "abcdefghi"],
    ["tags=red,green&tags_match=", "d"]
  ])("by tags: %s", async (query, expected) => assert.strictEqual(await found(query), expected))

  it.each([
    ["payment_method=Card", "b"],
    ["payment_method=card", "c"],
    ["payment_method=CARD", ""],
    ["payment_method=Car", ""],
    ["payment_method=%20Cash%20", "g"],
    ["payment_method=Caf%C3%A9", "d"],
    ["payment_method=Cafe%CC%81", "d"],
    ["payment_method=a%26b%3Dc%2Bd%25", "f"],
    ["payment_method=Ca%25", ""],
    ["payment_method=", "abcdefghi"],
    ["payment_method=%20", "abcdefghi"]
  ])("by payment method: %s", async (query, expected) => assert.strictEqual(await found(query), expected))

  it.each([
    ["category_id={One}&tags=blue", "bc"],
    ["category_id={Two}&start_date=2026-03-15&max_amount=20", "e"],
    ["min_amount=10&max_amount=100&tags=red,blue&tags_match=any", "cd"],
    ["payment_method=Card&tags=red&category_id={One}&end_date=2026-03-01&min_amount=1&q=b", "b"],
    ["payment_method=Card&tags=green", ""],
    ["q=c&category_id={Two}", ""]
  ])("together with others: %s", async (query, expected) => assert.strictEqual(await found(query), expected))
})

describe("an amount as a filter", () => {
  it.each([
    ["JPY", "1250", "min_amount=1250&max_amount=1250", ["1250.0", "0.5"]],
    ["KWD", "1.250", "min_amount=1.25&max_amount=1.250", ["1.2500", "0.0001"]]
  ])("is in the decimals of %s", async (currency, amount, query, refused) => {
    const bob = await somebody({ currency })
    const { id } = await givenCategory(bob, "Pets")
    await givenExpense(bob, { category_id: id, amount })
    assert.strictEqual((await bodyOf(200, bob.get<ExpensePage>(`/expenses?${query}`))).total, 1)
    for (const text of refused) {
      assert.strictEqual((await bob.get(`/expenses?min_amount=${text}`)).status, 422)
    }
  })
})
