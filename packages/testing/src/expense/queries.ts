/** Any query of the list means what the domain's own filter and order say: shown by random ones over one book. */
import {
  compareExpenses,
  type Category,
  type ExpenseFilter,
  expenseQuery,
  ExpenseSort,
  matches,
  maxMinorUnits,
  noFilter,
  searchWords
} from "@outlay/domain"
import { Arbitrary, Effect } from "effect"
import { plain, same } from "../assertions.ts"
import { day, givenBook, givenBookAndCategory, givenCategory, givenExpense, instant, newExpense } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { anyOf, someOf } from "../random/arbitraries.ts"
import { walk } from "../state.ts"

const dates = ["1900-01-01", "2025-12-31", "2026-01-01", "2026-01-02", "2100-12-31"].map(day)
const amounts = [1n, 99n, 100n, 101n, maxMinorUnits]
const texts = [null, "Straße 100%", "STRAẞE\n_1", "ΟΔΟΣ οδοσ", "a\\b c", "Äpfel & Birnen", "ǅ ǆ", "😀😀"]
const tags = ["work", "bob's", "ä", "100%", "😀"]
const methods = [null, "card", "Card", "c_rd"]
const searches = ["strasse", "STRAßE", "100%", "_1 straße", "οδος", "οδοσ", "\\", "ÄPF n", "Ǆ", "😀", "e 1", "zzz"]

const anyExpense = (categories: ReadonlyArray<Category>) =>
  Arbitrary.all({
    category: anyOf(categories),
    date: anyOf(dates),
    minor: anyOf(amounts),
    created: anyOf([0, 1, 1000]),
    description: anyOf(texts),
    notes: anyOf(texts),
    paymentMethod: anyOf(methods),
    tags: someOf(tags)
  })

/** `fields` are those that the filter names; with all of them nothing would ever match. */
const anyQuery = (categories: ReadonlyArray<Category>) =>
  Arbitrary.all({
    fields: someOf(["startDate", "endDate", "categoryIds", "minAmount", "maxAmount", "tags", "paymentMethod", "words"]),
    startDate: anyOf(dates),
    endDate: anyOf(dates),
    categories: someOf(categories),
    minAmount: anyOf(amounts),
    maxAmount: anyOf(amounts),
    tags: someOf(tags),
    tagsMatch: anyOf(["all", "any"]),
    paymentMethod: anyOf(methods),
    search: anyOf(searches),
    sort: anyOf(ExpenseSort.literals),
    perPage: anyOf([2, 7, 100]),
    page: anyOf([1, 2, 5])
  })

const sample = <A>(arbitrary: Arbitrary.Arbitrary<A>, count: number) =>
  Arbitrary.sampleEffect(arbitrary, { count, size: 3, seed: "queries" })

export const queries = section({
  about: "any query of the list of expenses",
  needs: ["books", "categories", "expenses"],
  promises: [
    promise(
      "items, order, pages, total and positions of any query agree with the filter and the order of the domain",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const book = yield* givenBook()
        const categories = yield* Effect.forEach([0, 1, 2], () => givenCategory(book))
        const made = yield* Effect.forEach(
          yield* sample(anyExpense(categories), 80),
          ({ category, created, ...told }) => newExpense(book, category, { ...told, createdAt: instant(created) })
        )
        yield* expenses.insertMany(book.id, made)
        for (const asked of yield* sample(anyQuery(categories), 80)) {
          const { categories: among, fields, page, paymentMethod, perPage, search, sort, ...rest } = asked
          const named: ExpenseFilter = {
            ...rest,
            categoryIds: among.map((category) => category.id),
            paymentMethod: paymentMethod ?? undefined,
            words: searchWords(search)
          }
          const chosen = Object.fromEntries(fields.map((field) => [field, named[field]]))
          const filter: ExpenseFilter = { ...noFilter, tagsMatch: asked.tagsMatch, ...chosen }
          const expected = made.filter((expense) => matches(filter, expense)).toSorted(compareExpenses(sort))
          const answer = yield* expenses.list(book.id, { filter, sort, perPage, from: { page } })
          const what = JSON.stringify(plain({ sort, perPage, page, filter }))
          same(answer.items, expected.slice((page - 1) * perPage, page * perPage), what)
          same([answer.total, answer.next === null], [expected.length, page * perPage >= expected.length], what)
          if (perPage > 2) same(yield* walk(book.id, { filter, sort, perPage }), expected, what)
        }
      })
    ),
    promise(
      "a filter by what no expense can have finds nothing, and one that nothing is beyond finds everything",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        yield* givenExpense(book, category, { description: "Lunch", paymentMethod: "Card", tags: ["work"] })
        const found = (filter: Partial<ExpenseFilter>) =>
          Effect.map(expenses.list(book.id, expenseQuery({ filter: { ...noFilter, ...filter } })), ({ total }) => total)
        // No text of an expense holds U+0000 or half a surrogate pair.
        for (const text of ["\0", "Lunch\0", "\ud83d"]) {
          same(yield* found({ words: [text] }), 0)
          same(yield* found({ paymentMethod: text }), 0)
          same(yield* found({ tags: [text] }), 0)
          same(yield* found({ tags: ["work", text], tagsMatch: "any" }), 1)
        }
        same(yield* found({ minAmount: 2n ** 80n }), 0)
        same(yield* found({ maxAmount: -(2n ** 80n) }), 0)
        same(yield* found({ minAmount: -(2n ** 80n), maxAmount: 2n ** 80n }), 1)
      })
    )
  ]
})
