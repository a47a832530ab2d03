import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { bodyOf, Client } from "../http/support/Client.ts"
import type { ExpensePage } from "../http/support/Shapes.ts"
import { freshFolder } from "./support/Folder.ts"
import { outlay, serve, sources } from "./support/Outlay.ts"
import { repository, start } from "./support/Program.ts"

const readme = readFileSync(join(repository, "README.md"), "utf8")

/** The commands under "The first expense", sent to another address. */
const firstExpense = (url: string): string => {
  const [, commands = ""] = /^## The first expense\n\n```sh\n([^]*?)^```/m.exec(readme) ?? []
  assert.include(commands, "http://127.0.0.1:8000")
  return commands.replaceAll("http://127.0.0.1:8000", url)
}

describe("README: the first expense", () => {
  it("is recorded by its commands, outlives a restart, and belongs to one server at a time", async () => {
    const DATA_DIR = join(freshFolder(), "data")
    const first = await serve({ DATA_DIR }, { program: sources })
    const script = `${firstExpense(first.url)}\necho "\n$TOKEN"`
    const { code, stderr, stdout } = await start(["bash", "-euc", script], { cwd: freshFolder() }).ended
    assert.strictEqual(code, 0, stderr)
    const [answers = "", token] = stdout.trim().split("\n")
    // What curl prints has no line end.
    const [user, expense, breakdown, ...others] = answers.split(/(?<=\})(?=\{)/).map((answer) => JSON.parse(answer))
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
    // The key that signed the token is kept too.
    const { items } = await bodyOf(200, new Client(again.url, token).get<ExpensePage>("/expenses"))
    assert.deepStrictEqual<unknown>(items, [expense])
    await again.stop()
  })
})
