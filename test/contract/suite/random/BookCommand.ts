/**
 * Commands to the ports of books, as data that shrinks and prints well. What they refer to is a number: of the things
 * of that kind that were tried to be made in a book so far, and one that never was.
 */
import { type Budget, type Category, type Expense, ExpenseSort, maxMinorUnits } from "@outlay/domain"
import { Arbitrary } from "effect"
import { day, eur, named, usd } from "../builders.ts"
import { anyOf, maybe, oneOf, someOf } from "./arbitraries.ts"

const { all, array, map } = Arbitrary

const numbers = [0, 1, 2, 3, 4, 5, 6, 7]
const book = anyOf([0, 0, 0, 1])
/** `elsewhere` is in the other book. */
const ref = all({ number: anyOf(numbers), elsewhere: anyOf([false, false, false, false, false, true]) })
export type Ref = { readonly number: number; readonly elsewhere: boolean }

const version = anyOf([undefined, undefined, undefined, 1, 2])
const names = ["Food", "FOOD", "Straße", "STRAẞE", "ǅ", "ǆ", "Ёлка", "ёлка", "a", "ｗide", "😀"].map((it) => named(it))
const dates = ["1900-01-01", "2025-12-31", "2026-01-01", "2026-01-02", "2026-02-28", "2100-12-31"].map(day)
const date = anyOf(dates)
const amount = anyOf([1n, 99n, 100n, 1250n, maxMinorUnits])
// The books begin in euros; few changes and few mistakes are enough.
const currency = anyOf([eur, eur, eur, eur, eur, eur, usd])
const text = anyOf([null, "Lunch 100%", "ΟΔΟΣ a_b", "straße\\", "😀 lunch"])
const tags = someOf(["work", "100%", "ß", "null"])
const method = anyOf([null, "card", "Card"])
const dateRange = map(all([date, date]), ([a, b]) => (a < b ? { start: a, end: b } : { start: b, end: a }))

const categoryChanges = all({ name: maybe(anyOf(names)), icon: maybe(anyOf([null, "🍏"])) })

const expense = all({
  ...{ category: ref, amount, currency, date, description: text, paymentMethod: method, tags },
  notes: text
})

const expenseChanges = all({
  ...{ category: maybe(ref), amount: maybe(amount), currency, date: maybe(date), notes: maybe(text) },
  tags: maybe(tags)
})

const period = anyOf(["monthly", "monthly", "weekly"] as const)
const about = oneOf([ref, ref, Arbitrary.Constant(null)])
const endDate = maybe(date)
const budget = map(all({ about, amount, currency, period, dates: dateRange, open: anyOf([false, true]) }), (it) => ({
  ...it,
  dates: { startDate: it.dates.start, endDate: it.open ? null : it.dates.end }
}))
const budgetChanges = all({
  ...{ about: maybe(about), amount: maybe(amount), currency, period: maybe(period), startDate: maybe(date) },
  endDate: oneOf<Budget["endDate"] | undefined>([endDate, Arbitrary.Constant(null)])
})

const filter = all({
  fields: someOf(["startDate", "endDate", "categories", "minAmount", "maxAmount", "tags", "paymentMethod", "words"]),
  ...{ startDate: date, endDate: date, categories: array(ref, { maxLength: 2 }), minAmount: amount, maxAmount: amount },
  ...{ tags, tagsMatch: anyOf(["all", "any"]), paymentMethod: method },
  words: anyOf(["lunch", "100% LUNCH", "οδος", "ß", "\\", "_"])
})

const query = all({ filter, sort: anyOf(ExpenseSort.literals), perPage: anyOf([1, 3, 100]), page: anyOf([1, 2, 5]) })

const command = <const T extends string, A extends object>(_tag: T, fields: Arbitrary.Arbitrary<A>) =>
  map(all({ book, fields }), (it) => ({ _tag, book: it.book, ...it.fields }))

const insertCategories = command("InsertCategories", all({ names: array(anyOf(names), { minLength: 1, maxLength: 2 }) }))
const insertExpenses = command("InsertExpenses", all({ expenses: array(expense, { minLength: 1, maxLength: 3 }) }))
const changeExpense = command("ChangeExpense", all({ expense: ref, changes: expenseChanges, version }))

const simple = oneOf<Simple>([
  ...[insertCategories, insertCategories, insertCategories],
  command("ChangeCategory", all({ category: ref, changes: categoryChanges, version })),
  command("RemoveCategory", all({ category: ref, version })),
  command("MergeCategory", all({ category: ref, target: ref, version })),
  ...[insertExpenses, insertExpenses, insertExpenses, insertExpenses],
  ...[changeExpense, changeExpense],
  command("RemoveExpense", all({ expense: ref, version })),
  command("InsertBudget", budget),
  command("InsertBudget", budget),
  command("ChangeBudget", all({ budget: ref, changes: budgetChanges, version })),
  command("RemoveBudget", all({ budget: ref, version })),
  command("ChangeBook", all({ currency: anyOf([eur, usd]) })),
  command("ListExpenses", query),
  command("ReadSpending", all({ range: dateRange, by: anyOf(["day", "month", "range"]), category: maybe(ref) })),
  command("SumSpending", all({ sums: array(all({ range: dateRange, about }), { maxLength: 3 }) }))
])

const transaction = all({ commands: array(simple, { maxLength: 4 }), fails: anyOf([false, true]) }).pipe(
  map((it) => ({ _tag: "Transaction" as const, ...it }))
)

type Of<A> = A extends Arbitrary.Arbitrary<infer B> ? B : never
