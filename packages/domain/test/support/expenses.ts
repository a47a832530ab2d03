/** Lists of expenses and filters over so few values that they often meet: equal keys, matching words, shared tags. */
import { type Expense, type ExpenseFilter, type ExpenseQuery, expenseQuery, Money, searchWords } from "@outlay/domain"
import { Arbitrary, DateTime } from "effect"
import { boolean, int, maybe, oneOf, someOf, usd } from "./arbitraries.ts"
import { anExpense, categoryId, day, expenseId } from "./values.ts"

const date = Arbitrary.map(oneOf(["2025-12-31", "2026-01-01", "2026-02-28", "2026-03-01"]), day)
const minor = oneOf([1n, 9n, 10n, 250n, 999_999_999_999n])
const category = Arbitrary.map(int(1, 3), categoryId)
const tags = someOf(["food", "work", "über", "ώρα"], 3)
const text = oneOf(["Lunch 100%", "LUNCH_break", "Οδός ΟΔΌΣ", "cafe\u0301 Über", "über%", "a\nb", ""])
const word = oneOf(["lunch", "LUNCH", "%", "_", "100%", "οδός", "ΌΣ", "CAFÉ", "über", "b l", "b", "  ", "x"])
const paymentMethod = oneOf(["card", "Card", "cash"])

const fields = Arbitrary.all({
  date,
  amount: Arbitrary.map(minor, (value) => Money.of(value, usd)),
  categoryId: category,
  tags,
  description: Arbitrary.map(text, (value) => value.normalize("NFC") || null),
  notes: Arbitrary.map(text, (value) => value.normalize("NFC") || null),
  paymentMethod: Arbitrary.map(maybe(paymentMethod), (value) => value ?? null),
  createdAt: Arbitrary.map(int(0, 3), DateTime.makeUnsafe)
})

export const expense: Arbitrary.Arbitrary<Expense> = Arbitrary.map(fields, anExpense)

/** Up to 30 expenses with ids of their own, in no order. */
export const expenses: Arbitrary.Arbitrary<ReadonlyArray<Expense>> = Arbitrary.map(
  Arbitrary.array(fields, { maxLength: 30 }),
  (all) => all.map((given, index) => anExpense({ ...given, id: expenseId((index * 7) % 31) }))
)

export const filter: Arbitrary.Arbitrary<ExpenseFilter> = Arbitrary.map(
  Arbitrary.all({
    startDate: maybe(date),
    endDate: maybe(date),
    categoryIds: Arbitrary.array(category, { maxLength: 2 }),
    minAmount: maybe(minor),
    maxAmount: maybe(minor),
    tags,
    any: boolean,
    paymentMethod: maybe(paymentMethod),
    search: Arbitrary.array(word, { maxLength: 2 }),
    // Few of the rules at once, or nothing ever matches.
    kept: Arbitrary.array(oneOf(["startDate", "endDate", "categoryIds", "minAmount", "maxAmount", "tags"]), {
      maxLength: 2
    }),
    searched: int(0, 2)
  }),
  ({ kept, any, search, searched, paymentMethod, ...rules }) => ({
    categoryIds: [],
    tags: [],
    ...Object.fromEntries(kept.map((name) => [name, rules[name]])),
    ...(searched === 1 ? { paymentMethod } : {}),
    tagsMatch: any ? "any" : "all",
    words: searched === 0 ? searchWords(search.join(" ")) : []
  })
)

export const sort = oneOf(["-date", "date", "-amount", "amount", "-created_at", "created_at"])

export const query: Arbitrary.Arbitrary<ExpenseQuery> = Arbitrary.map(
  Arbitrary.all({ filter, sort, perPage: int(1, 7) }),
  expenseQuery
)
