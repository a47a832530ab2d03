/**
 * Outlay without Effect: plain values in, promises of outcomes out, refusals told apart by their tags.
 *
 *     npx node examples/without-effect/main.ts                # keeps nothing
 *     npx node examples/without-effect/main.ts --data ./home  # on the embedded database in that folder
 */
import { layer as memory } from "@outlay/adapters-memory"
import { embeddedStorage } from "@outlay/adapters-pg"
import { createOutlay, orThrow } from "@outlay/application"
import { formatMoney } from "@outlay/domain"
import { parseArgs } from "node:util"
import { whyNot } from "./whyNot.ts"

const { values } = parseArgs({ options: { data: { type: "string" } } })

const outlay = createOutlay({
  storage: values.data === undefined ? memory : embeddedStorage({ dataDir: values.data })
})

// Once for each household or team; keep the id of the book with your own users, and get the book by it later.
const { id } = orThrow(await outlay.books.open({ currency: "EUR", timeZone: "Europe/Vienna" }))

// In each request: your user, the book, and what the user may do in it.
const book = orThrow(await outlay.books.get(id))
const ann = { userId: "01900000-0000-7000-8000-00000000000a", book, role: "editor" } as const
const bob = { userId: "01900000-0000-7000-8000-00000000000b", book, role: "viewer" } as const

const { id: food } = orThrow(await outlay.categories.create(ann, { name: "Food at home", color: "#38A169" }))
const { id: travel } = orThrow(await outlay.categories.create(ann, { name: "Business trips" }))

const drafts = [
  { categoryId: food, amount: "41.20", date: "2026-03-02", description: "Groceries" },
  { categoryId: travel, amount: "12.50", date: "2026-03-03", tags: ["Work"] },
  { categoryId: food, amount: "12.345", date: "2026-02-30" }
]
for (const recorded of await Promise.all(drafts.map((draft) => outlay.expenses.record(ann, draft)))) {
  if (recorded.ok) console.log(`${recorded.value.date}  ${formatMoney(recorded.value.amount)} ${book.currency}`)
  else console.log(`Refused: ${whyNot(recorded.error)}`)
}

const refused = await outlay.expenses.record(bob, { categoryId: food, amount: "1", date: "2026-03-04" })
if (!refused.ok) console.log(`Refused: ${whyNot(refused.error)}`)

// A signal ends what takes too long.
const march = { start: "2026-03-01", end: "2026-03-31" }
const breakdown = await outlay.withSignal(AbortSignal.timeout(10_000)).analytics.breakdown(bob, march)
const { total, categories } = orThrow(breakdown)
console.log(`March: ${formatMoney(total)} ${book.currency}`)
for (const { category, percentage } of categories) console.log(`  ${category.name} ${percentage} %`)

// Also by `await using`, where the language has it: from Node 24 on, or as TypeScript compiles it.
await outlay.close()
