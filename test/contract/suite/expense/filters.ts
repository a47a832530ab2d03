/** What `ExpenseRepository.list` promises about filters: each alone, and together. */
import { CategoryId, type Expense, type ExpenseFilter, maxMinorUnits, noFilter, searchWords } from "@outlay/domain"
import { Effect } from "effect"
import { same } from "../assertions.ts"
import { day, givenBook, givenCategory, newExpense, nextId } from "../builders.ts"
import { ports, promise, type Section } from "../PortPromise.ts"
import { walk } from "../state.ts"

type Kind = "food" | "rent" | "travel"
type Told = Partial<Omit<Expense, "date">> & { readonly in: Kind; readonly date: string; readonly minor: bigint }

const told = {
  oldest: { in: "food", date: "1900-01-01", minor: 1n, description: "İstanbul", notes: "ends in car" },
  lunch: {
    ...{ in: "food", date: "2026-01-10", minor: 1250n, description: "Lunch at Café", notes: "with Ann" },
    ...{ tags: ["work", "berlin"], paymentMethod: "Card" }
  },
  dinner: {
    ...{ in: "food", date: "2026-01-11", minor: 4000n, description: "DINNER", notes: "CAFÉ Löwen, 100% good" },
    ...{ tags: ["berlin"], paymentMethod: "card" }
  },
  rent: { in: "rent", date: "2026-02-01", minor: 90_000n },
  train: {
    ...{ in: "travel", date: "2026-02-28", minor: 3999n, description: "Train to ΟΔΟΣ", notes: "C:\\temp\\tickets" },
    ...{ tags: ["work", "travel"], paymentMethod: "Cash" }
  },
  hotel: {
    ...{ in: "travel", date: "2026-03-01", minor: 12_000n, description: "Hotel STRAẞE 5", notes: "under_score" },
    ...{ tags: ["travel"], paymentMethod: "Card" }
  },
  newest: {
    ...{ in: "rent", date: "2100-12-31", minor: maxMinorUnits, description: "pet", notes: "and 😀 dinner\nfor Ann" },
    ...{ tags: ["😀", "null", "a b"], paymentMethod: "100%" }
  }
} as const satisfies Record<string, Told>

type Label = keyof typeof told
type Asked = Partial<ExpenseFilter> & { readonly in?: ReadonlyArray<Kind | "none"> }

const all: ReadonlyArray<Label> = ["oldest", "lunch", "dinner", "rent", "train", "hotel", "newest"]
const q = (text: string) => ({ words: searchWords(text) })

const cases: ReadonlyArray<readonly [what: string, asked: Asked, expected: ReadonlyArray<Label>]> = [
  ["no filter", {}, all],
  ["a start date, inclusive", { startDate: day("2026-02-28") }, ["train", "hotel", "newest"]],
  ["an end date, inclusive", { endDate: day("2026-01-10") }, ["oldest", "lunch"]],
  ["one day", { startDate: day("2026-02-28"), endDate: day("2026-02-28") }, ["train"]],
  ["a day on which nothing was paid", { startDate: day("2026-02-27"), endDate: day("2026-02-27") }, []],
  ["the first and the last day there are", { startDate: day("1900-01-01"), endDate: day("2100-12-31") }, all],
  [
    "the day after the first and the one before the last",
    { startDate: day("1900-01-02"), endDate: day("2100-12-30") },
    [...(["lunch", "dinner", "rent", "train", "hotel"] as const)]
  ],
  ["a start after the end", { startDate: day("2026-03-01"), endDate: day("2026-01-01") }, []],
  ["one category", { in: ["food"] }, ["oldest", "lunch", "dinner"]],
  ["any of two categories", { in: ["rent", "travel"] }, ["rent", "train", "hotel", "newest"]],
  ["the same category twice", { in: ["rent", "rent"] }, ["rent", "newest"]],
  ["a category that is not there", { in: ["none"] }, []],
  ["a category that is there or one that is not", { in: ["none", "rent"] }, ["rent", "newest"]],
  ["a least amount, inclusive", { minAmount: 12_000n }, ["rent", "hotel", "newest"]],
  ["a largest amount, inclusive", { maxAmount: 1250n }, ["oldest", "lunch"]],
  ["one amount", { minAmount: 3999n, maxAmount: 3999n }, ["train"]],
  ["amounts from zero to the maximum", { minAmount: 0n, maxAmount: maxMinorUnits }, all],
  ["a largest amount of zero", { maxAmount: 0n }, []],
  ["one cent below the maximum", { maxAmount: maxMinorUnits - 1n, minAmount: 4001n }, ["rent", "hotel"]],
  ["a least amount over the largest", { minAmount: 2n, maxAmount: 1n }, []],
  ["one tag", { tags: ["work"] }, ["lunch", "train"]],
  ["all of two tags", { tags: ["travel", "work"] }, ["train"]],
  ["any of two tags", { tags: ["travel", "berlin"], tagsMatch: "any" }, ["lunch", "dinner", "train", "hotel"]],
  ["any of one tag", { tags: ["berlin"], tagsMatch: "any" }, ["lunch", "dinner"]],
  ["any of no tags", { tags: [], tagsMatch: "any" }, all],
  ["the same tag twice", { tags: ["work", "work"] }, ["lunch", "train"]],
  ["a tag that nothing has", { tags: ["work", "nowhere"] }, []],
  ["any of a tag that nothing has", { tags: ["work", "nowhere"], tagsMatch: "any" }, ["lunch", "train"]],
  ["a part of a tag", { tags: ["wor"] }, []],
  ["a tag in upper case", { tags: ["WORK"] }, []],
  ["unusual tags", { tags: ["null", "😀", "a b"] }, ["newest"]],
  ["a payment method, in its own case", { paymentMethod: "Card" }, ["lunch", "hotel"]],
  ["a payment method in another case", { paymentMethod: "CARD" }, []],
  ["a payment method that looks like a pattern", { paymentMethod: "100%" }, ["newest"]],
  ["a payment method that would match as a pattern", { paymentMethod: "C%" }, []],
  ["an empty payment method", { paymentMethod: "" }, []],
  ["a word of the description", q("lunch"), ["lunch"]],
  ["a word of the notes", q("tickets"), ["train"]],
  ["a word in another case", q("dInNeR"), ["dinner", "newest"]],
  ["a part of a word", q("unc"), ["lunch"]],
  ["words of both texts, in any order", q("ann lunch"), ["lunch"]],
  ["words that not all occur", q("lunch rent"), []],
  ["a word that would run from the description into the notes", q("petand"), []],
  ["a word that would run around a missing text", q("nullnull"), []],
  ["a letter composed and decomposed", q("cafe\u0301"), ["lunch", "dinner"]],
  ["a letter without its accent", q("cafe"), []],
  ["the sharp s", q("straße"), ["hotel"]],
  ["the final sigma", q("οδος"), ["train"]],
  ["the dotted I", q("İSTANBUL"), ["oldest"]],
  ["a percent sign", q("100%"), ["dinner"]],
  ["a percent sign that would match as a wild card", q("d%r"), []],
  ["an underscore", q("r_s"), ["hotel"]],
  ["an underscore that would match as a wild card", q("l_nch"), []],
  ["a backslash", q("\\temp\\"), ["train"]],
  ["backslashes that would escape something", q("\\\\"), []],
  ["a character beyond the basic plane", q("😀"), ["newest"]],
  ["no words", q("   "), all],
  [
    "all filters at once",
    {
      ...{ startDate: day("2026-01-01"), endDate: day("2026-12-31"), in: ["food", "travel"], minAmount: 1000n },
      ...{ maxAmount: 5000n, tags: ["work"], paymentMethod: "Cash", ...q("train tickets") }
    },
    ["train"]
  ],
  [
    "all filters at once, of which one does not match",
    {
      ...{ startDate: day("2026-01-01"), endDate: day("2026-12-31"), in: ["food", "travel"], minAmount: 1000n },
      ...{ maxAmount: 5000n, tags: ["work"], paymentMethod: "Card", ...q("train tickets") }
    },
    []
  ]
]

/** A book with everything that is told above, and the filter that was asked in terms of its categories. */
const given = Effect.gen(function* () {
  const { expenses } = yield* ports
  const book = yield* givenBook()
  const categories = {
    food: (yield* givenCategory(book)).id,
    rent: (yield* givenCategory(book)).id,
    travel: (yield* givenCategory(book)).id,
    none: CategoryId.make(yield* nextId)
  } satisfies Record<string, CategoryId>
  const labels = new Map<string, Label>()
  const made: Array<Expense> = []
  for (const label of all) {
    const { date, in: kind, ...fields }: Told = told[label]
    const expense = yield* newExpense(book, { id: categories[kind] }, { ...fields, date: day(date) })
    made.push(expense)
    labels.set(expense.id, label)
  }
  yield* expenses.insertMany(book.id, made)
  const filterOf = ({ in: kinds = [], ...filter }: Asked): ExpenseFilter => ({
    ...noFilter,
    ...filter,
    categoryIds: kinds.map((kind) => categories[kind])
  })
  return { book, filterOf, labelOf: (expense: Expense) => labels.get(expense.id) }
})

export const filters: Section = {
  about: "filters of the list of expenses",
  promises: cases.map(([what, asked, expected]) =>
    promise(
      `the list follows the filter: ${what}`,
      Effect.gen(function* () {
        const { book, filterOf, labelOf } = yield* given
        const { expenses } = yield* ports
        const filter = filterOf(asked)
        const page = yield* expenses.list(book.id, { filter, sort: "date", perPage: 100, from: { page: 1 } })
        same(
          { items: page.items.map(labelOf), total: page.total, next: page.next },
          {
            ...{ items: expected, total: expected.length, next: null }
          }
        )
        // Positions go through the same filter.
        const walked = yield* walk(book.id, { filter, sort: "date", perPage: 1 })
        same(walked.map(labelOf), expected)
      })
    )
  )
}
