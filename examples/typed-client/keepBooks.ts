/** Records expenses, iterates over them page by page, and is refused in two ways. */
import { orThrow, type PromiseClient } from "@outlay/client"

const march = [
  { date: "2026-03-02", amount: "41.20" },
  { date: "2026-03-09", amount: "38.75" },
  { date: "2026-03-16", amount: "52.05" }
]

export const keepBooks = async (client: PromiseClient) => {
  const [groceries] = orThrow(await client.categories.listCategories()).items
  if (groceries === undefined) throw new Error("there are no categories")
  await Promise.all(
    march.map(async (shopping) => {
      const payload = { category_id: groceries.id, ...shopping }
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
  const nowhere = "01900000-0000-7000-8000-000000000000"
  const lost = await client.expenses.recordExpense({
    payload: { category_id: nowhere, amount: "0.01", date: "2026-03-02" }
  })
  if (!lost.ok && lost.error._tag === "ValidationFailed") {
    console.log(`Refused with ${lost.error.status}: ${JSON.stringify(lost.error.errors)}`)
  }
}
