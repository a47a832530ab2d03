import { assert, describe, it } from "@effect/vitest"
import type { ExpensePage } from "../support/Shapes.ts"
import { givenManyExpenses, ids, inOrder, sorts } from "./ManyExpenses.ts"

const { all, page } = givenManyExpenses()

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
    assert.deepStrictEqual(ids(got.items), inOrder("-date", all))
    assert.deepStrictEqual(got, await page("per_page=100&sort=-date"))
  })

  it.each(sorts)("is by %s, ties by id in the same direction", async (sort) => {
    assert.deepStrictEqual(ids((await page(`per_page=100&sort=${sort}`)).items), inOrder(sort, all))
  })

  it.each(sorts)("is the same page by page and by cursor: %s", async (sort) => {
    for (const perPage of [1, 4, 22, 23, 24]) {
      const pages = await walkPages(`sort=${sort}`, perPage)
      assert.deepStrictEqual(pages.flat(), inOrder(sort, all))
      assert.deepStrictEqual(await walkCursors(`sort=${sort}`, perPage), pages)
    }
  })

  it("is the same by cursor under filters", async () => {
    const filter = "tags=even&q=number&min_amount=0&start_date=2026-01-01&end_date=2026-12-31&sort=amount"
    const even = all.filter((expense) => expense.tags.includes("even"))
    assert.deepStrictEqual((await walkCursors(filter, 5)).flat(), inOrder("amount", even))
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
    assert.deepStrictEqual(await page(`page=${number}&per_page=${perPage}`), {
      total: 23,
      items: [],
      page: number,
      per_page: perPage,
      next_cursor: null
    })
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
    assert.deepStrictEqual(ids(got.items), inOrder("-date", all).slice(10, 15))
  })
})
