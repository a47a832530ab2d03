/** Whether a server is as well as it was before. */
import { assert } from "@effect/vitest"
import { execFileSync } from "node:child_process"
import type { Server } from "../../e2e/support/Outlay.ts"
import { givenAccount } from "../../http/support/Accounts.ts"
import { bodyOf } from "../../http/support/Client.ts"
import { givenCategory, givenExpense } from "../../http/support/Given.ts"

/** What a server that has come to rest may hold. */
const mostMegabytes = 500

export const checkHealth = async ({ program, url }: Server): Promise<void> => {
  const ready = await fetch(`${url}/health/ready`)
  assert.strictEqual(ready.status, 200, await ready.text())
  const { client } = await givenAccount(url)
  const { id: category_id } = await givenCategory(client, "After all")
  const expense = await givenExpense(client, { category_id, amount: "12.50" })
  assert.deepStrictEqual(await bodyOf(200, client.get(`/expenses/${expense.id}`)), expense)
  const { items } = await bodyOf(200, client.get<{ items: ReadonlyArray<unknown> }>("/expenses"))
  assert.deepStrictEqual(items, [expense])
  const kilobytes = Number(execFileSync("ps", ["-o", "rss=", "-p", String(program.pid)], { encoding: "utf8" }))
  assert.isBelow(kilobytes / 1024, mostMegabytes)
}
