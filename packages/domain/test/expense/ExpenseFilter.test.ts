import { type Expense, type ExpenseFilter, matches, noFilter, searchText, searchWords } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { expense, filter } from "../support/expenses.ts"
import { anyText } from "../support/text.ts"
import { anExpense, categoryId, day } from "../support/values.ts"

const many = { arbitrary: { runs: 500 } }
const lower = (text: string) => text.normalize("NFD").toLowerCase().normalize("NFC")

/** Every reason to leave an expense out, each in other words than the domain's. */
const reasonsAgainst = (filter: ExpenseFilter, expense: Expense): ReadonlyArray<string> => {
  const millis = Date.parse(expense.date)
  const amount = Number(expense.amount.minor)
  const shared = new Set(filter.tags).intersection(new Set(expense.tags)).size
  const places = [expense.description, expense.notes].map((text) => lower(text ?? ""))
  const found = filter.words.filter((word) => places.some((place) => place.split(word).length > 1))
  const reasons = {
    early: filter.startDate !== undefined && millis < Date.parse(filter.startDate),
    late: filter.endDate !== undefined && millis > Date.parse(filter.endDate),
    category: filter.categoryIds.length > 0 && !new Set<string>(filter.categoryIds).has(expense.categoryId),
    little: filter.minAmount !== undefined && amount < Number(filter.minAmount),
    much: filter.maxAmount !== undefined && amount > Number(filter.maxAmount),
    tags: filter.tags.length > 0 && shared < (filter.tagsMatch === "all" ? filter.tags.length : 1),
    payment: filter.paymentMethod !== undefined && filter.paymentMethod !== expense.paymentMethod,
    words: found.length < filter.words.length
  }
  return Object.entries(reasons).flatMap(([name, holds]) => (holds ? [name] : []))
}

describe("matches", () => {
  it.prop(
    "is true when nothing speaks against it",
    [filter, expense],
    ([filter, expense]) => {
      assert.strictEqual(matches(filter, expense), reasonsAgainst(filter, expense).length === 0)
    },
    many
  )

  it.prop("is true of everything without a filter", [expense], ([expense]) => matches(noFilter, expense))

  const matching = (given: Partial<ExpenseFilter>, values: Partial<Expense> = {}) =>
    matches({ ...noFilter, ...given }, anExpense(values))

  it("counts both ends of dates and amounts in", () => {
    const [date, next, before] = [day("2026-03-14"), day("2026-03-15"), day("2026-03-13")]
    assert.isTrue(matching({ startDate: date, endDate: date, minAmount: 1250n, maxAmount: 1250n }))
    assert.deepStrictEqual(
      [{ startDate: next }, { endDate: before }, { minAmount: 1251n }, { maxAmount: 1249n }].map((it) => matching(it)),
      [false, false, false, false]
    )
  })

  it("takes any of the categories", () => {
    assert.isTrue(matching({ categoryIds: [categoryId(2), categoryId(1)] }))
    assert.isFalse(matching({ categoryIds: [categoryId(2)] }))
  })

  it("takes all of the tags, or any of them", () => {
    assert.isTrue(matching({ tags: ["food", "work"] }))
    assert.isFalse(matching({ tags: ["food", "home"] }))
    assert.isTrue(matching({ tags: ["food", "home"], tagsMatch: "any" }))
    assert.isFalse(matching({ tags: ["home"], tagsMatch: "any" }))
    assert.isTrue(matching({ tags: [], tagsMatch: "any" }, { tags: [] }))
  })

  it("does not take a part of a tag", () => {
    assert.isFalse(matching({ tags: ["foo"] }))
  })

  it("takes the payment method as it is written", () => {
    assert.isTrue(matching({ paymentMethod: "card" }))
    assert.isFalse(matching({ paymentMethod: "Card" }))
    assert.isFalse(matching({ paymentMethod: "card" }, { paymentMethod: null }))
  })
})

describe("searching", () => {
  const found = (search: string, description: string | null, notes: string | null = null) =>
    matches({ ...noFilter, words: searchWords(search) }, anExpense({ description, notes }))

  it.prop("takes words in any order, with any white space, and repeated", [anyText], ([text]) => {
    const words = searchWords(text)
    assert.deepStrictEqual(searchWords(`\u3000${words.toReversed().join("\u0085 ")}\n${words.join("\t")}`), words)
    assert.deepStrictEqual([...new Set(words)].toSorted(), [...words])
  })

  it("finds every word in description or notes, in whichever", () => {
    assert.isTrue(found("b a", "xax", "ybY"))
    assert.isFalse(found("a c", "xax", "ybY"))
  })

  it("finds no word that runs across both", () => {
    assert.isFalse(found("ab", "xa", "by"))
    assert.isFalse(found("lunchnull", "lunch", null))
    assert.isFalse(found("null", null, null))
  })

  it("takes % and _ as themselves", () => {
    assert.deepStrictEqual(
      [found("%", "100%"), found("%", "100"), found("a_c", "a_c"), found("a_c", "abc")],
      [true, false, true, false]
    )
  })

  it.each([
    ["ÜBER", "über"],
    ["über", "ÜBER"],
    ["U\u0308ber", "über"],
    ["дом", "ДОМ"],
    ["ΟΔΟΣ", "οδος"],
    ["𐐀", "𐐨"]
  ])("finds %s in %s", (search, text) => assert.isTrue(found(search, text)))

  it.each(["", " ", "\n\u0085"])("finds everything by %j", (search) => assert.isTrue(found(search, null)))

  it("looks in the lower case of both texts", () => {
    assert.strictEqual(searchText({ description: "ÀB", notes: "C\u030c" }), "àb\nč")
    assert.strictEqual(searchText({ description: null, notes: null }), "\n")
  })
})
