import { assert, describe, it } from "@effect/vitest"
import { join } from "node:path"
import { folderWithDatabase, freshFolder } from "../e2e/support/Folder.ts"
import { type Program, start } from "../e2e/support/Program.ts"

const run = (...args: ReadonlyArray<string>): Program =>
  start(["examples/embed-in-node-service/main.ts", "--port", "0", ...args], { cwd: freshFolder() })

const urlOf = async (program: Program) => (await program.printed(/Running at (http:\S+)\. Try/))[1] ?? ""

const stop = (program: Program) => {
  program.signal("SIGTERM")
  return program.ended
}

const ask = async (url: string, path: string, key: string, body?: string) => {
  const sent = body === undefined ? {} : { method: "POST", body }
  const response = await fetch(url + path, { headers: { "X-API-Key": key }, ...sent })
  return { status: response.status, body: await response.json() }
}

const lunch = { category: "dining out", amount: "12.50", description: "Lunch" }

describe("examples/embed-in-node-service", () => {
  it("prints requests to try, which work", async () => {
    const program = run()
    await program.printed(/breakdown .*\n/)
    const script = program.output().match(/^ {2}curl .*$/gm) ?? []
    const { code, stdout } = await start(["bash", "-ec", script.join("; echo;")], { cwd: freshFolder() }).ended
    assert.strictEqual(code, 0)
    const [recorded, list, breakdown] = stdout.split("\n").map((line) => JSON.parse(line))
    assert.strictEqual(recorded.amount, "12.50")
    assert.deepStrictEqual(list, { total: 1, expenses: [recorded] })
    assert.deepStrictEqual(breakdown, { total: "12.50", shares: [{ category: "Dining out", percentage: 100 }] })
    assert.strictEqual((await stop(program)).code, 0)
  })

  it("knows its own users and what each may do", async () => {
    const program = run()
    const url = await urlOf(program)
    assert.strictEqual((await ask(url, "/expenses", "nobody")).status, 401)
    assert.strictEqual((await ask(url, "/expenses", "bob", JSON.stringify(lunch))).status, 403)
    assert.strictEqual((await ask(url, "/expenses", "bob")).status, 200)
    assert.strictEqual((await ask(url, "/elsewhere", "bob")).status, 404)
    await stop(program)
  })

  it("says what is wrong with a request", async () => {
    const program = run()
    const url = await urlOf(program)
    const refusals = [
      [JSON.stringify({ ...lunch, amount: "1.234" }), "amount must have at most 2 decimals in EUR"],
      [JSON.stringify({ ...lunch, category: "Yachts" }), "category is not known"],
      ["{", "the body must be JSON"]
    ] as const
    const answers = await Promise.all(refusals.map(([body]) => ask(url, "/expenses", "ann", body)))
    assert.deepStrictEqual(
      answers,
      refusals.map(([, error]) => ({ status: 422, body: { error } }))
    )
    await stop(program)
  })

  it("keeps everything in the folder that it is given", async () => {
    const folder = join(folderWithDatabase(), "data")
    const first = run("--data", folder)
    const recorded = await ask(await urlOf(first), "/expenses", "ann", JSON.stringify(lunch))
    assert.strictEqual(recorded.status, 201)
    assert.strictEqual((await stop(first)).code, 0)
    const second = run("--data", folder)
    const { body } = await ask(await urlOf(second), "/expenses", "ann")
    assert.deepStrictEqual(body, { total: 1, expenses: [recorded.body] })
    await stop(second)
  })
})
