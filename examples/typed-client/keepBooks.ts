/** Records expenses, iterates over them page by page, and is refused in two ways. */
import { orThrow, type PromiseClient } from "@outlay/client"
import { CalendarDate, CategoryId, CurrencyCode, Money } from "@outlay/domain"

const eur = CurrencyCode.make("EUR")

const march: ReadonlyArray<readonly [date: string, minor: bigint]> = [
  ["2026-03-02", 41_20n],
  ["2026-03-09", 38_75n],
  ["2026-03-16", 52_05n]
]

export const keepBooks = async (client: PromiseClient) => {
  const [groceries] = orThrow(await client.categories.listCategories()).items
  if (groceries === undefined) throw new Error("there are no categories")
  await Promise.all(
    march.map(async ([date, minor]) => {
      const payload = { category_id: groceries.id, amount: Money.of(minor, eur), date: CalendarDate.make(date) }
      // Should the answer be lost, it is sent again, with the same key that the client gives it, and recorded once.
      orThrow(await client.expenses.recordExpense({ payload }))
    })
  )
  // A page is asked for when it is needed.
  for await (const { date, amount, currency } of client.expenses.all({ sort: "date", per_page: 2 })) {
    console.log(`${date}  ${amount} ${currency}`)
  }

  // What is refused is a value. A conflict has a tag of its own.
  const twice = await client.categories.createCategory({ payload: { name: "GROCERIES" } })
  if (!twice.ok && twice.error._tag === "CategoryNameTaken") {
    console.log(`Refused with ${twice.error.status}: ${twice.error.title}.`)
  }
  // What is not valid comes with every fault and its place.
  const nowhere = CategoryId.make("01900000-0000-7000-8000-000000000000")
  const lost = await client.expenses.recordExpense({
    payload: { category_id: nowhere, amount: Money.of(1n, eur), date: CalendarDate.make("2026-03-02") }
  })
  if (!lost.ok && lost.error._tag === "ValidationFailed") {
    console.log(`Refused with ${lost.error.status}: ${JSON.stringify(lost.error.errors)}`)
  }
}
