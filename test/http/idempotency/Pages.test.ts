import { assert, describe, it } from "@effect/vitest"
import { givenServer } from "../support/People.ts"
import { wire } from "../support/Wire.ts"
import { categories, withKey } from "./Creating.ts"

const server = givenServer()

const origin = "https://app.example"

const list = (text: string | null | undefined) => (text ?? "").split(",").map((name) => name.trim().toLowerCase())

describe("a page of an allowed origin", () => {
  it("may send an Idempotency-Key", async () => {
    const { headers, status } = await wire(server.url(), "/api/v1/expenses", {
      method: "OPTIONS",
      headers: [
        `Origin: ${origin}`,
        "Access-Control-Request-Method: POST",
        "Access-Control-Request-Headers: authorization,content-type,idempotency-key"
      ]
    })
    assert.strictEqual(status, 204)
    assert.include(list(headers.get("access-control-allow-headers")), "idempotency-key")
  })

  it("reads whether an answer was given before, and how often it may ask", async () => {
    const who = await server.somebody()
    const body = await categories.given(who)
    for (const replayed of [null, "true"]) {
      const { headers, status } = await who.post("/categories", body, { ...withKey("key"), origin })
      assert.deepStrictEqual([status, headers.get("idempotency-replayed")], [201, replayed])
      assert.includeMembers(list(headers.get("access-control-expose-headers")), [
        "idempotency-replayed",
        "location",
        "etag",
        "ratelimit",
        "ratelimit-policy",
        "retry-after"
      ])
    }
  })
})
