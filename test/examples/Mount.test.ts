import { assert, describe, it } from "@effect/vitest"
import { freshFolder } from "../e2e/support/Folder.ts"
import { type Program, start } from "../e2e/support/Program.ts"

const hosts = ["nodeHttp", "express", "fastify", "hono"]

const run = async (host: string) => {
  const program = start([`examples/mount/${host}.ts`], { cwd: freshFolder(), env: { PORT: "0" } })
  const [, url = ""] = await program.printed(/Running at (http:[^,]+), .*\n\n(?: {2}curl .*\n| {2}CAT.*\n)+/)
  return { program, url }
}

const stop = (program: Program) => {
  program.signal("SIGTERM")
  return program.ended
}

const ask = async (url: string, path: string, key?: string, init: RequestInit = {}) => {
  const headers = { ...(key === undefined ? {} : { "X-API-Key": key }), "Content-Type": "application/json" }
  const response = await fetch(`${url}/money${path}`, { ...init, headers })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text.startsWith("{") ? JSON.parse(text) : text }
}

describe.each(hosts)("examples/mount: %s", (host) => {
  it("prints requests to try, which work: an expense is in its user's breakdown, and not with another user", async () => {
    const { program } = await run(host)
    const script = program.output().match(/^ {2}(?:curl|CATEGORY).*$/gm) ?? []
    const { code, stdout, stderr } = await start(["bash", "-ec", script.join("; echo\n")], { cwd: freshFolder() }).ended
    assert.strictEqual(code, 0, stderr)
    const answers = stdout.split("\n").filter((line) => line !== "")
    assert.strictEqual(answers.shift(), "Hello, ann.")
    const [expense, breakdown, others] = answers.map((line) => JSON.parse(line))
    assert.deepInclude(expense, { amount: "12.50", currency: "EUR", user_id: "01900000-0000-7000-8000-00000000000a" })
    assert.deepInclude(breakdown, { total: "12.50", count: 1 })
    assert.deepInclude(others, { total: 0, items: [] })
    const { code: ended, stderr: said } = await stop(program)
    assert.strictEqual(ended, 0, said)
  })

  it("says who asks, and the answers keep to the path that it is mounted under", async () => {
    const { program, url } = await run(host)
    const nobody = await ask(url, "/api/v1/expenses")
    assert.strictEqual(nobody.status, 401)
    assert.deepInclude(nobody.body, { type: "/problems/unauthorized", instance: "/money/api/v1/expenses" })

    const { body: categories } = await ask(url, "/api/v1/categories", "bob")
    const payload = { category_id: categories.items[0].id, amount: "1.234", date: "2026-11-25" }
    const record = (amount: string) =>
      ask(url, "/api/v1/expenses", "bob", { method: "POST", body: JSON.stringify({ ...payload, amount }) })
    assert.deepInclude((await record("1.234")).body, { status: 422, instance: "/money/api/v1/expenses" })
    const recorded = await record("1.23")
    assert.strictEqual(recorded.status, 201)
    const location = recorded.headers.get("location") ?? ""
    assert.strictEqual(location, `/money/api/v1/expenses/${recorded.body.id}`)
    const there = await fetch(url + location, { method: "DELETE", headers: { "X-API-Key": "bob" } })
    assert.strictEqual(there.status, 204)

    assert.strictEqual((await ask(url, "/api/v1/auth/login", "bob", { method: "POST", body: "{}" })).status, 404)
    assert.deepInclude((await ask(url, "")).body, { message: "API is running", docs: "/money/docs" })
    assert.deepStrictEqual((await ask(url, "/openapi.json")).body.servers, [{ url: "/money" }])
    assert.strictEqual((await fetch(`${url}/elsewhere`)).status, 404)
    await stop(program)
  })
})
