import { ServiceInfo } from "@outlay/adapters-http"
import { assert, describe, it } from "@effect/vitest"
import { Layer } from "effect"
import { Client } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { wire } from "../support/Wire.ts"

const server = givenServer()
const named = givenServer({
  settings: Layer.succeed(ServiceInfo, { name: "Ours <&>", version: "9.8.7", description: "Money" })
})

describe("GET /", () => {
  it("says what this is", async () => {
    const { status, body } = await wire(server.url(), "/")
    assert.deepStrictEqual(
      [status, body],
      [200, { name: "Outlay", version: "0.1.0", message: "API is running", docs: "/docs" }]
    )
  })

  it("says it in the words of the configuration", async () => {
    const { body } = await wire(named.url(), "/")
    assert.deepStrictEqual(body, { name: "Ours <&>", version: "9.8.7", message: "API is running", docs: "/docs" })
  })

  it("needs no token and minds none", async () => {
    const { status } = await wire(server.url(), "/", { headers: ["Authorization: Bearer nonsense"] })
    assert.strictEqual(status, 200)
  })
})

describe("health", () => {
  it.each(["live", "ready"])("of a server that is well: %s", async (check) => {
    const { status, body } = await wire(server.url(), `/health/${check}`)
    assert.deepStrictEqual([status, body], [200, { status: "ok" }])
  })
})

describe("GET /metrics", () => {
  it("is 404 unless it is turned on", async () => {
    const { status, body } = await wire(server.url(), "/metrics")
    assert.deepStrictEqual([status, (body as { readonly type: string }).type], [404, "/problems/not-found"])
  })
})

describe("the service's own paths", () => {
  it.each(["/health/live", "/openapi.json", "/docs", "/redoc", "/metrics"])(
    "are not under the base path: %s",
    async (path) => {
      const { status } = await new Client(server.url()).get(path)
      assert.strictEqual(status, 404)
    }
  )
})

describe.each(["/docs", "/redoc"])("GET %s", (path) => {
  const page = async (url = server.url()) => {
    const answer = await fetch(`${url}${path}`)
    return { answer, html: await answer.text() }
  }

  it("is a page of HTML", async () => {
    const { answer, html } = await page()
    assert.strictEqual(answer.status, 200)
    assert.match(answer.headers.get("content-type") ?? "", /^text\/html/)
    assert.match(html, /^<!doctype html>/i)
    assert.include(html, "/api/v1/expenses")
  })

  it("loads nothing from elsewhere", async () => {
    const { html } = await page()
    const markup = html
      .replaceAll(/(<script[^>]*>)[\s\S]*?<\/script>/g, "$1")
      .replaceAll(/<style[^>]*>[\s\S]*?<\/style>/g, "")
    const loaded = [...markup.matchAll(/<(script|link|img|iframe)\b[^>]*?\b(src|href)\s*=\s*["']?([^"'\s>]+)/gi)]
    assert.deepStrictEqual(
      loaded.map(([, , , address]) => address).filter((address) => !address?.startsWith("data:")),
      []
    )
    if (path === "/redoc") assert.include(html, '"withDefaultFonts":false')
  })

  it("names the service without letting its name become markup", async () => {
    const { html } = await page(named.url())
    assert.include(html, "Ours &lt;&amp;&gt;")
  })
})
