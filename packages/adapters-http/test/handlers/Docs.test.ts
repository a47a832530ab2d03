import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { baseUrl, server } from "../support/inMemory.ts"

const textOf = (response: Response) => Effect.promise(() => response.text())

describe("the pages to read the contract by", () => {
  it("load their scripts when they are first asked for, each its own", async () => {
    const program = fileURLToPath(import.meta.resolve("../support/loadedScripts.ts"))
    const { stdout } = await promisify(execFile)(process.execPath, [program])
    assert.deepStrictEqual(JSON.parse(stdout), [[], ["httpApiSwagger"], ["httpApiSwagger", "httpApiScalar"]])
  })

  it.effect.each([
    ["/docs", "SwaggerUIBundle({"],
    ["/redoc", "Scalar.createApiReference"]
  ] as const)("show the contract at %s", ([path, script]) =>
    Effect.gen(function* () {
      const { handler } = yield* server
      const html = yield* textOf(yield* Effect.promise(() => handler(new Request(`${baseUrl}${path}`))))
      assert.include(html, script)
      assert.include(html, '"operationId":"recordExpense"')
    }).pipe(Effect.scoped)
  )

  it.effect.each(["/docs", "/redoc"])("answer %s by HEAD, with a slash at the end and more than once", (path) =>
    Effect.gen(function* () {
      const { handler } = yield* server
      const ask = (spelled: string, method = "GET") =>
        Effect.promise(() => handler(new Request(`${baseUrl}${spelled}`, { method })))
      const first = yield* textOf(yield* ask(path))
      assert.strictEqual(yield* textOf(yield* ask(`${path}/`)), first)
      const head = yield* ask(path, "HEAD")
      assert.deepStrictEqual([head.status, yield* textOf(head)], [200, ""])
      assert.strictEqual((yield* ask(path, "POST")).status, 405)
    }).pipe(Effect.scoped)
  )

  it.effect("are answered to all who ask at once for the first time", () =>
    Effect.gen(function* () {
      const { handler } = yield* server
      const ask = Effect.promise(() => handler(new Request(`${baseUrl}/docs`)))
      const answers = yield* Effect.all([ask, ask, ask], { concurrency: "unbounded" })
      assert.deepStrictEqual(
        answers.map(({ status }) => status),
        [200, 200, 200]
      )
    }).pipe(Effect.scoped)
  )
})
