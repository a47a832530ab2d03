/** Records expenses, lists them by cursor, and is refused in two ways. */
import { CalendarDate, CategoryId, CurrencyCode, Money } from "@outlay/domain"
import { Console, Effect, Option, Stream } from "effect"
import type { Client } from "./registered.ts"

const eur = CurrencyCode.make("EUR")

const march: ReadonlyArray<readonly [date: string, minor: bigint]> = [
  ["2026-03-02", 41_20n],
  ["2026-03-09", 38_75n],
  ["2026-03-16", 52_05n]
]

/** All expenses, oldest first. A page is asked for when it is needed. */
const allExpenses = (client: Client) =>
  Stream.paginate({}, (from: { readonly cursor?: string }) =>
    client.expenses.listExpenses({ query: { sort: "date", per_page: 2, ...from } }).pipe(
      Effect.map(({ items, next_cursor }) => {
        const next = Option.map(Option.fromNullOr(next_cursor), (cursor) => ({ cursor }))
        return [items, next] as const
      })
    )
  )

export const keepBooks = Effect.fn("keepBooks")(function* (client: Client) {
  const { items: categories } = yield* client.categories.listCategories()
  const category_id = Option.getOrThrow(Option.fromUndefinedOr(categories[0])).id
  yield* Effect.forEach(march, ([date, minor]) =>
    client.expenses.recordExpense({
      // Should the answer be lost, the same request with the same key records nothing twice.
      headers: { "idempotency-key": `groceries of ${date}` },
      payload: { category_id, amount: Money.of(minor, eur), date: CalendarDate.make(date) }
    })
  )
  yield* allExpenses(client).pipe(
    Stream.runForEach(({ date, amount, currency }) => Console.log(`${date}  ${amount} ${currency}`))
  )

  // A conflict has a tag of its own.
  yield* client.categories
    .createCategory({ headers: {}, payload: { name: "GROCERIES" } })
    .pipe(Effect.catchTag("CategoryNameTaken", ({ status, title }) => Console.log(`Refused with ${status}: ${title}.`)))
  // What is not valid comes with every fault and its place.
  const nowhere = CategoryId.make("01900000-0000-7000-8000-000000000000")
  yield* client.expenses
    .recordExpense({
      headers: {},
      payload: { category_id: nowhere, amount: Money.of(1n, eur), date: CalendarDate.make("2026-03-02") }
    })
    .pipe(
      Effect.catchTag("ValidationFailed", ({ status, errors }) =>
        Console.log(`Refused with ${status}: ${JSON.stringify(errors)}`)
      )
    )
})
