import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { bodyOf, Client } from "../http/support/Client.ts"
import type { ExpensePage } from "../http/support/Shapes.ts"
import { freshFolder } from "./support/Folder.ts"
import { outlay, serve } from "./support/Outlay.ts"
import { repository, start } from "./support/Program.ts"

const readme = readFileSync(join(repository, "README.md"), "utf8")

/** The commands under "The first expense", sent to another address. */
const firstExpense = (url: string): string => {
  const [, commands = ""] = /^## The first expense\n\n```sh\n([^]*?)^```/m.exec(readme) ?? []
  assert.include(commands, "http://127.0.0.1:8000")
  return commands.replaceAll("http://127.0.0.1:8000", url)
}

const expensesOf = async (url: string): Promise<ReadonlyArray<object>> => {
  const credentials = { email: "ann@example.com", password: "correct horse" }
  const { access_token } = await bodyOf(200, new Client(url).post<{ access_token: string }>("/auth/login", credentials))
  return (await bodyOf(200, new Client(url, access_token).get<ExpensePage>("/expenses"))).items
}

describe("README: the first expense", () => {
  it("is recorded by its commands, outlives a restart, and belongs to one server at a time", async () => {
    const DATA_DIR = join(freshFolder(), "data")
    const first = await serve({ DATA_DIR })
    const script = start(["bash", "-euo", "pipefail", "-c", firstExpense(first.url)], { cwd: freshFolder() })
    const { code, stderr, stdout } = await script.ended
    assert.strictEqual(code, 0, stderr)
    // What curl prints are answers without a line end.
    const [user, expense, breakdown, ...others] = stdout.split(/(?<=\})(?=\{)/).map((answer) => JSON.parse(answer))
    assert.deepStrictEqual(others, [])
    assert.strictEqual(user.username, "ann")
    assert.deepInclude(expense, { amount: "12.50", currency: "EUR", description: "Lunch", tags: ["work"] })
    assert.deepInclude(breakdown, { total: "12.50", count: 1, currency: "EUR" })

    const second = await outlay("serve", { env: { DATA_DIR } })
    assert.strictEqual(second.code, 1)
    assert.match(second.stderr, /^outlay: the embedded database in .*data is in use by process \d+ \(.*\n$/)
    assert.strictEqual(second.stdout, "")

    assert.strictEqual((await first.stop()).code, 0)
    const again = await serve({ DATA_DIR })
    assert.deepStrictEqual(await expensesOf(again.url), [expense])
    await again.stop()
  })
})
