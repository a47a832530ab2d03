/** Orders, pages and cursors of the list, on 23 expenses with many ties. */
import { assert, beforeAll, describe, it } from "@effect/vitest"
import { bodyOf, type Client } from "../support/Client.ts"
import { givenCategory, givenExpense } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults } from "../support/Problem.ts"
import type { Expense, ExpensePage } from "../support/Shapes.ts"

// Three expenses are made in each millisecond.
let asked = 0
const { somebody } = givenServer({ now: () => Date.UTC(2026, 2, 15, 12) + asked })

let alice: Client
let all: ReadonlyArray<Expense> = []

beforeAll(async () => {
  alice = await somebody()
  const { id } = await givenCategory(alice, "Pets")
  for (let i = 0; i < 23; i++) {
    if (i % 3 === 0) asked++
    const date = ["2026-03-15", "2026-01-31", "2026-12-01"][(i * 7) % 3]
    const amount = ["10.00", "9.00", "100.00", "0.01"][(i * 5) % 4]
    const given = { category_id: id, date, amount, description: `number ${i}`, tags: i % 2 === 0 ? ["even"] : [] }
    all = [...all, await givenExpense(alice, given)]
  }
})

const page = (query: string) => bodyOf(200, alice.get<ExpensePage>(`/expenses?${query}`))
const ids = (expenses: ReadonlyArray<Expense>) => expenses.map((expense) => expense.id)

type Key = (expense: Expense) => string | number
const keys: Readonly<Record<string, Key>> = {
  date: (expense) => expense.date,
  amount: (expense) => Number(expense.amount),
  created_at: (expense) => expense.created_at
}
const sorts = Object.keys(keys).flatMap((key) => [`-${key}`, key])

const ordered = (sort: string, expenses = all) => {
  const key = keys[sort.replace("-", "")] ?? (() => 0)
  const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0)
  const ascending = expenses.toSorted((a, b) => compare(key(a), key(b)) || compare(a.id, b.id))
  return ids(sort.startsWith("-") ? ascending.toReversed() : ascending)
}

const walkPages = async (query: string, perPage: number) => {
  const pages: Array<ReadonlyArray<string>> = []
  for (let number = 1; ; number++) {
    const got = await page(`${query}&per_page=${perPage}&page=${number}`)
    assert.deepInclude(got, { page: number, per_page: perPage })
    pages.push(ids(got.items))
    assert.strictEqual(got.next_cursor === null, number * perPage >= (got.total ?? 0))
    if (got.next_cursor === null) return pages
  }
}

const walkCursors = async (query: string, perPage: number) => {
  const first = await page(`${query}&per_page=${perPage}`)
  const pages = [ids(first.items)]
  for (let cursor = first.next_cursor; cursor !== null;) {
    const got: ExpensePage = await page(`${query}&per_page=${perPage}&cursor=${encodeURIComponent(cursor)}`)
    assert.deepInclude(got, { total: null, page: null, per_page: perPage })
    pages.push(ids(got.items))
    cursor = got.next_cursor
  }
  return pages
}

describe("the order of the list", () => {
  it("is -date by default", async () => {
    const got = await page("per_page=100")
    assert.deepStrictEqual(ids(got.items), ordered("-date"))
    assert.deepStrictEqual(got, await page("per_page=100&sort=-date"))
  })

  it.each(sorts)("is by %s, ties by id in the same direction", async (sort) => {
    assert.deepStrictEqual(ids((await page(`per_page=100&sort=${sort}`)).items), ordered(sort))
  })

  it.each(sorts)("is the same page by page and by cursor: %s", async (sort) => {
    for (const perPage of [1, 4, 22, 23, 24]) {
      const pages = await walkPages(`sort=${sort}`, perPage)
      assert.deepStrictEqual(pages.flat(), ordered(sort))
      assert.deepStrictEqual(await walkCursors(`sort=${sort}`, perPage), pages)
    }
  })

  it("is the same by cursor under filters", async () => {
    const filter = "tags=even&q=number&min_amount=0&start_date=2026-01-01&end_date=2026-12-31&sort=amount"
    const even = all.filter((expense) => expense.tags.includes("even"))
    assert.deepStrictEqual((await walkCursors(filter, 5)).flat(), ordered("amount", even))
  })
})

describe("a page of the list", () => {
  it("has 20 items by default, and tells page, per_page, total and where to go on", async () => {
    const got = await page("")
    assert.deepInclude(got, { total: 23, page: 1, per_page: 20 })
    assert.strictEqual(got.items.length, 20)
    assert.isString(got.next_cursor)
    assert.deepStrictEqual(Object.keys(got), ["total", "items", "page", "per_page", "next_cursor"])
  })

  it.each([
    [3, 20],
    [24, 1],
    [2, 100],
    [1_000_000, 100],
    [2_147_483_648, 100],
    [Number.MAX_SAFE_INTEGER, 1]
  ])("past the end is empty with the true total: page %i of %i", async (number, perPage) => {
    assert.deepStrictEqual(await page(`page=${number}&per_page=${perPage}`), ({
	total: 23,
	items: [],
	page: number,
	per_page: perPage,
	next_cursor: null
}))
  })

  it("of nothing is empty", async () => {
    const got = await page("q=nothing")
    assert.deepStrictEqual(got, { total: 0, items: [], page: 1, per_page: 20, next_cursor: null })
  })

  it("agrees with its total under each filter", async () => {
    for (const filter of ["tags=even", "q=number%201", "min_amount=10", "end_date=2026-03-15"]) {
      const { total } = await page(`${filter}&per_page=1`)
      assert.strictEqual((await page(`${filter}&per_page=100`)).items.length, total)
    }
  })

  it("follows a page by a cursor", async () => {
    const { next_cursor } = await page("page=2&per_page=5")
    const got = await page(`cursor=${next_cursor}&per_page=5`)
    assert.deepStrictEqual(ids(got.items), ordered("-date").slice(10, 15))
  })
})

describe("a cursor", () => {
  const filter = "tags=even&min_amount=1&sort=-amount&per_page=3&q=number"
  const cursorOf = async (query: string) => (await page(query)).next_cursor ?? ""

  it.each([
    "tags=EVEN,even&min_amount=1.00&sort=-amount&per_page=3&q=%20NUMBER&page=",
    "q=number&per_page=3&sort=-amount&min_amount=1&tags=even&tags_match=all",
    "tags=even&min_amount=1&sort=-amount&per_page=3&q=number&end_date="
  ])("goes on with the same query, however it is written: %s", async (query) => {
    const cursor = await cursorOf(filter)
    const got = await page(`${query}&cursor=${cursor}`)
    assert.deepStrictEqual(got, await page(`${filter}&cursor=${cursor}`))
  })

  it.each([
    ["min_amount=1&sort=-amount&per_page=3&q=number", "no tags"],
    [`${filter}&tags=odd`, "more tags"],
    [`${filter}&tags=odd&tags_match=any`, "any tag"],
    [filter.replace("min_amount=1", "min_amount=2"), "another amount"],
    [filter.replace("min_amount=1", "max_amount=1"), "the other end"],
    [filter.replace("-amount", "amount"), "the other direction"],
    [filter.replace("-amount", "-date"), "another order"],
    [filter.replace("sort=-amount&", ""), "no order"],
    [filter.replace("per_page=3", "per_page=4"), "another per_page"],
    [filter.replace("per_page=3&", ""), "no per_page"],
    [filter.replace("q=number", "q=numbers"), "another q"],
    [`${filter}&start_date=2026-01-01`, "a start"],
    [`${filter}&end_date=2026-12-31`, "an end"],
    [`${filter}&payment_method=card`, "a payment method"],
    [`${filter}&category_id=01900000-0000-7000-8000-000000000000`, "a category"],
    [`${filter}&page=1`, "page 1"],
    [`${filter}&page=2`, "page 2"]
  ])("is refused with another query: %s", async (query) => {
    await assertFaults(alice.get(`/expenses?${query}&cursor=${await cursorOf(filter)}`), "cursor")
  })

  it.each(sorts)("is refused with any character damaged: %s", async (sort) => {
    const query = `sort=${sort}&per_page=2`
    const cursor = await cursorOf(query)
    const refused = (text: string) =>
      assertFaults(alice.get(`/expenses?${query}&cursor=${encodeURIComponent(text)}`), "cursor")
    for (let at = 0; at < cursor.length; at++) {
      await refused(`${cursor.slice(0, at)}${cursor[at] === "1" ? "2" : "1"}${cursor.slice(at + 1)}`)
    }
    for (const text of [cursor.slice(1), cursor.slice(0, -1), `${cursor}0`, cursor + cursor, cursor.toUpperCase()]) {
      await refused(text)
    }
    for (const text of ["x", "null", " ", `${cursor} `, "..", "\0", "x".repeat(5000)]) await refused(text)
  })

  it("is refused twice, and counts as absent when it is empty", async () => {
    const cursor = await cursorOf("per_page=2")
    await assertFaults(alice.get(`/expenses?per_page=2&cursor=${cursor}&cursor=${cursor}`), "cursor")
    assert.deepStrictEqual(await page("per_page=2&cursor="), await page("per_page=2"))
  })

  it("goes on although the last item seen is gone or has moved", async () => {
    const bob = await somebody()
    const { id } = await givenCategory(bob, "Pets")
    const [first, second, third] = [
      await givenExpense(bob, { category_id: id, amount: 1 }),
      await givenExpense(bob, { category_id: id, amount: 2 }),
      await givenExpense(bob, { category_id: id, amount: 3 })
    ]
    const seen = await bodyOf(200, bob.get<ExpensePage>("/expenses?sort=amount&per_page=1"))
    assert.deepStrictEqual(ids(seen.items), [first.id])
    await bodyOf(204, bob.delete(`/expenses/${first.id}`))
    const next = await bodyOf(200, bob.get<ExpensePage>(`/expenses?sort=amount&per_page=1&cursor=${seen.next_cursor}`))
    assert.deepStrictEqual(ids(next.items), [second.id])
    await bodyOf(200, bob.put(`/expenses/${second.id}`, { amount: 9 }))
    const last = await bodyOf(200, bob.get<ExpensePage>(`/expenses?sort=amount&per_page=1&cursor=${next.next_cursor}`))
    assert.deepStrictEqual(ids(last.items), [third.id])
  })
})
