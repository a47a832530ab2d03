/**
 * The library alone, on the memory adapters: how many of each operation a second in a book of 100,000 expenses, and its
 * reports beside plain loops over an array, which check nothing, filter by hand and know neither months without expenses
 * nor shares that sum to 100.
 */
import { layer } from "@outlay/adapters-memory"
import {
  type Actor,
  getBreakdown,
  getExpense,
  getMonthlyReport,
  getYearlyReport,
  IdGenerators,
  listExpenses,
  openBook,
  recordExpense
} from "@outlay/application"
import {
  CategoryRepository,
  CurrencyCode,
  dateOf,
  type Expense,
  type ExpenseDraft,
  expenseQuery,
  Money,
  UserId,
  utc
} from "@outlay/domain"
import { Effect, Layer } from "effect"
import { figure, table } from "./report.ts"

const size = 100_000
const year = 2024

/** Times a second, from as many as half a second has. */
const often = Effect.fnUntraced(function* <A, E, R>(operation: Effect.Effect<A, E, R>, atLeast = 3) {
  for (let i = 0; i < atLeast; i++) yield* operation
  const began = performance.now()
  let count = 0
  while (count < atLeast || performance.now() - began < 500) {
    yield* operation
    count++
  }
  return (count * 1000) / (performance.now() - began)
})

const draftOf = (categories: ReadonlyArray<ExpenseDraft["categoryId"]>, currency: CurrencyCode) => {
  let made = 0
  return (): ExpenseDraft => {
    const n = ++made
    const [categoryId = categories[0]] = [categories[n % categories.length]]
    if (categoryId === undefined) throw new Error("a book without categories")
    return {
      categoryId,
      amount: Money.of(BigInt(100 + ((n * 7919) % 50_000)), currency),
      date: dateOf(2020 + (n % 5), 1 + ((n * 7) % 12), 1 + ((n * 11) % 28)),
      description: `Purchase ${n}`,
      paymentMethod: null,
      tags: n % 20 === 0 ? ["travel"] : [],
      notes: null,
      receiptUrl: null
    }
  }
}

/** A sum for each category and each month of a year. */
const plainYearly = (expenses: ReadonlyArray<Expense>) => {
  const totals = new Map<string, bigint>()
  let total = 0n
  for (const { amount, categoryId, date } of expenses) {
    if (date < `${year}-01-01` || date > `${year}-12-31`) continue
    total += amount.minor
    const month = date.slice(0, 7)
    totals.set(month, (totals.get(month) ?? 0n) + amount.minor)
    totals.set(categoryId, (totals.get(categoryId) ?? 0n) + amount.minor)
  }
  return { total, totals }
}

const plainMonthly = (expenses: ReadonlyArray<Expense>) => {
  const totals = new Map<string, bigint>()
  for (const { amount, categoryId, date } of expenses) {
    if (!date.startsWith(`${year}-03`)) continue
    totals.set(date, (totals.get(date) ?? 0n) + amount.minor)
    totals.set(categoryId, (totals.get(categoryId) ?? 0n) + amount.minor)
  }
  return totals
}

const plainPage = (expenses: ReadonlyArray<Expense>) =>
  expenses.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? 1 : -1)).slice(0, 20)

const measured = Effect.gen(function* () {
  const currency = CurrencyCode.make("EUR")
  const book = yield* openBook({ currency, timeZone: utc })
  const actor: Actor = { userId: UserId.make("01930000-0000-7000-8000-000000000000"), book, role: "owner" }
  const categories = yield* (yield* CategoryRepository).list(book.id)
  const next = draftOf(
    categories.map(({ id }) => id),
    currency
  )
  const record = Effect.suspend(() => recordExpense(actor, next()))
  const plain: Array<Expense> = []
  for (let n = 0; n < size; n++) plain.push(yield* record)
  const [some] = plain
  if (some === undefined) return yield* Effect.die("a book without expenses")
  const byId = new Map(plain.map((expense) => [expense.id, expense]))
  const loop = (run: () => unknown) => often(Effect.sync(run))
  const range = { start: dateOf(year, 1, 1), end: dateOf(year, 12, 31) }
  return [
    ["get", yield* often(getExpense(actor, some.id), 1000), yield* loop(() => byId.get(some.id))],
    ["list, first page", yield* often(listExpenses(actor, expenseQuery())), yield* loop(() => plainPage(plain))],
    ["monthly report", yield* often(getMonthlyReport(actor, year, 3)), yield* loop(() => plainMonthly(plain))],
    ["yearly report", yield* often(getYearlyReport(actor, year)), yield* loop(() => plainYearly(plain))],
    ["breakdown of a year", yield* often(getBreakdown(actor, range)), yield* loop(() => plainYearly(plain))],
    ["record", yield* often(record, 1000), Number.NaN]
  ] as const
})

export const library = async () => {
  const ports = Layer.merge(layer, IdGenerators.layer)
  const figures = await Effect.runPromise(Effect.provide(measured, ports))
  return {
    figures: figures.map(([operation, perSecond, plainPerSecond]) => ({ operation, perSecond, plainPerSecond })),
    text: table(
      ["in memory, 100,000 expenses", "a second", "plain loops, a second", "times"],
      figures.map(([name, own, plain]) => [name, figure(own), figure(plain), figure(own / plain)])
    )
  }
}
