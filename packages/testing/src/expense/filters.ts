/** What `ExpenseRepository.list` promises about filters: each alone, and together. */
import { maxMinorUnits, searchWords } from "@outlay/domain"
import { Effect } from "effect"
import { same } from "../assertions.ts"
import { day } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { walk } from "../state.ts"
import { all, type Asked, given, type Label } from "./told.ts"

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
      startDate: day("2026-01-01"),
      endDate: day("2026-12-31"),
      in: ["food", "travel"],
      minAmount: 1000n,
      maxAmount: 5000n,
      tags: ["work"],
      paymentMethod: "Cash",
      ...q("train tickets")
    },
    ["train"]
  ],
  [
    "all filters at once, of which one does not match",
    {
      startDate: day("2026-01-01"),
      endDate: day("2026-12-31"),
      in: ["food", "travel"],
      minAmount: 1000n,
      maxAmount: 5000n,
      tags: ["work"],
      paymentMethod: "Card",
      ...q("train tickets")
    },
    []
  ]
]

export const filters = section({
  about: "filters of the list of expenses",
  needs: ["books", "categories", "expenses"],
  promises: cases.map(([what, asked, expected]) =>
    promise(
      `the list follows the filter: ${what}`,
      Effect.gen(function* () {
        const { book, filterOf, labelOf } = yield* given
        const { expenses } = yield* ports("expenses")
        const filter = filterOf(asked)
        const page = yield* expenses.list(book.id, { filter, sort: "date", perPage: 100, from: { page: 1 } })
        same(
          { items: page.items.map(labelOf), total: page.total, next: page.next },
          {
            items: expected,
            total: expected.length,
            next: null
          }
        )
        // Positions go through the same filter.
        const walked = yield* walk(book.id, { filter, sort: "date", perPage: 1 })
        same(walked.map(labelOf), expected)
      })
    )
  )
})
