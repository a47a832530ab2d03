/**
 * Commands to the ports of books, as data that shrinks and prints well. What they refer to is a number, of the things
 * of that kind that were tried to be made so far.
 */
import { ExpenseSort, maxMinorUnits } from "@outlay/domain"
import { Arbitrary } from "effect"
import { day, eur, named, usd } from "../builders.ts"
import { anyOf, maybe, type Of, oneOf, someOf } from "./arbitraries.ts"

const { all, array, Constant, map } = Arbitrary

/** `there` has been tried to be made, `elsewhere` as well but in the other book, and `nowhere` never was. */
const ref = all({
  number: anyOf([0, 1, 2, 3, 4, 5, 6, 7]),
  is: anyOf(["there", "there", "there", "there", "there", "there", "there", "there", "elsewhere", "nowhere"])
})
export type Ref = Of<typeof ref>

const version = anyOf([undefined, undefined, undefined, 1, 2])
const names = ["Food", "FOOD", "Straße", "STRAẞE", "ǅ", "ǆ", "Ёлка", "ёлка", "a", "ｗide", "😀"].map((it) => named(it))
const date = anyOf(["2026-01-01", "2025-12-31", "1900-01-01", "2026-01-02", "2026-02-28", "2100-12-31"].map(day))
const amount = anyOf([1n, 99n, 100n, 1250n, maxMinorUnits])
// The books begin in euros; a few mistakes are enough.
const currency = anyOf([eur, eur, eur, eur, eur, eur, usd])
const text = anyOf([null, "Lunch 100%", "ΟΔΟΣ a_b", "straße\\", "😀 lunch"])
const tags = someOf(["work", "100%", "ß", "null"])
const method = anyOf([null, "card", "Card"])
const range = map(all([date, date]), ([a, b]) => (a < b ? { start: a, end: b } : { start: b, end: a }))

const expense = all({
  amount,
  currency,
  date,
  description: text,
  paymentMethod: method,
  tags,
  notes: text
})

/** Of one category, or of all spending. */
const about = oneOf([ref, ref, Constant(null)])
const period = anyOf(["monthly", "monthly", "weekly"])

const query = all({
  fields: someOf(["startDate", "endDate", "categories", "minAmount", "maxAmount", "tags", "paymentMethod", "words"]),
  startDate: date,
  endDate: date,
  categories: array(ref, { maxLength: 2 }),
  minAmount: amount,
  maxAmount: amount,
  tags,
  tagsMatch: anyOf(["all", "any"]),
  paymentMethod: method,
  words: anyOf(["lunch", "100% LUNCH", "οδος", "ß", "\\", "_"]),
  sort: anyOf(ExpenseSort.literals),
  perPage: anyOf([1, 3, 100]),
  page: anyOf([1, 2, 5])
})
export type Query = Of<typeof query>

const command = <const T extends string, A extends object>(_tag: T, fields: Arbitrary.Arbitrary<A>) =>
  map(all({ book: anyOf([0, 0, 0, 1]), fields }), (it) => ({ _tag, book: it.book, ...it.fields }))

const changeCategory = all({
  category: ref,
  version,
  changes: all({ name: maybe(anyOf(names)), icon: maybe(anyOf([null, "🍏"])) })
})

const changeExpense = all({
  expense: ref,
  version,
  category: maybe(ref),
  amount: maybe(amount),
  currency,
  changes: all({ date: maybe(date), notes: maybe(text), tags: maybe(tags) })
})

const changeBudget = all({
  budget: ref,
  version,
  about: maybe(about),
  amount: maybe(amount),
  currency,
  changes: all({ period: maybe(period), startDate: maybe(date), endDate: maybe(oneOf([date, Constant(null)])) })
})

const insertCategories = command(
  "InsertCategories",
  all({ names: array(anyOf(names), { minLength: 1, maxLength: 2 }) })
)
const insertExpenses = command(
  "InsertExpenses",
  all({
    category: ref,
    /** The category of the last one, if it is another. */
    stray: oneOf([Constant(undefined), Constant(undefined), Constant(undefined), ref]),
    expenses: array(expense, { minLength: 1, maxLength: 3 })
  })
)
const insertBudget = command(
  "InsertBudget",
  all({ about, amount, currency, period, range, open: anyOf([false, true]) })
)

const single = oneOf([
  insertCategories,
  insertCategories,
  insertCategories,
  command("ChangeCategory", changeCategory),
  command("RemoveCategory", all({ category: ref, version })),
  command("MergeCategory", all({ category: ref, target: ref, version })),
  insertExpenses,
  insertExpenses,
  insertExpenses,
  insertExpenses,
  command("ChangeExpense", changeExpense),
  command("ChangeExpense", changeExpense),
  command("RemoveExpense", all({ expense: ref, version })),
  insertBudget,
  insertBudget,
  command("ChangeBudget", changeBudget),
  command("RemoveBudget", all({ budget: ref, version })),
  command("ChangeBook", all({ currency: anyOf([eur, usd]) })),
  command("ListExpenses", all({ query })),
  command(
    "ReadSpending",
    all({ range, by: anyOf(["day", "month", "range"]), before: maybe(range), category: maybe(ref) })
  ),
  command("SumSpending", all({ sums: array(all({ range, about }), { maxLength: 3 }) }))
])
export type SingleCommand = Of<typeof single>

const transaction = map(all({ commands: array(single, { maxLength: 4 }), fails: anyOf([false, true]) }), (it) => ({
  _tag: "Transaction" as const,
  ...it
}))

export type BookCommand = SingleCommand | Of<typeof transaction>

export const bookCommand: Arbitrary.Arbitrary<BookCommand> = oneOf([
  ...Array.from({ length: 9 }, () => single),
  transaction
])
