import { StorageUnavailable } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Logger } from "effect"
import { givenServer } from "../support/People.ts"
import { wire } from "../support/Wire.ts"

const logged: Array<string> = []
const settings = Logger.layer([
  Logger.map(Logger.formatLogFmt, (line) => {
    logged.push(line)
  })
])

const broken = givenServer({ settings, health: Effect.die(new Error("select secret from users")) })
const away = givenServer({
  settings,
  health: Effect.fail(new StorageUnavailable({ reason: "connect ECONNREFUSED 10.0.0.7:5432" }))
})

const id = "X-Request-Id: mine"

describe("a fault of ours", () => {
  it("is 500 and tells nothing about itself", async () => {
    const { status, headers, body } = await wire(broken.url(), "/health/ready", { headers: [id] })
    assert.strictEqual(status, 500)
    assert.deepStrictEqual(body, {
      type: "/problems/internal",
      title: "Something went wrong on our side",
      status: 500,
      detail: "It is logged under the request id.",
      instance: "/health/ready"
    })
    assert.match(headers.get("content-type") ?? "", /^application\/problem\+json/)
    assert.strictEqual(headers.get("x-request-id"), "mine")
    assert.strictEqual(headers.get("x-content-type-options"), "nosniff")
  })

  it("is logged with the request id", async () => {
    await wire(broken.url(), "/health/ready", { headers: ["X-Request-Id: to-be-found"] })
    const line = logged.find((line) => line.includes("to-be-found")) ?? ""
    assert.include(line, "level=ERROR")
    assert.include(line, "select secret from users")
  })

  it("has no body by HEAD", async () => {
    const { status, text } = await wire(broken.url(), "/health/ready", { method: "HEAD" })
    assert.deepStrictEqual([status, text], [500, ""])
  })

  it("leaves the server running", async () => {
    assert.strictEqual((await wire(broken.url(), "/health/live")).status, 200)
  })
})

describe("a database that can't be reached", () => {
  it("is 503 with Retry-After, and its address is not told", async () => {
    const { status, headers, body, text } = await wire(away.url(), "/health/ready", { headers: [id] })
    assert.strictEqual(status, 503)
    assert.deepStrictEqual(body, {
      type: "/problems/unavailable",
      title: "The service can't answer right now",
      status: 503,
      detail: "The database can't be reached.",
      instance: "/health/ready"
    })
    assert.match(headers.get("retry-after") ?? "", /^[1-9]\d*$/)
    assert.strictEqual(headers.get("x-request-id"), "mine")
    assert.notInclude(text, "10.0.0.7")
  })

  it("does not make the process less alive", async () => {
    assert.strictEqual((await wire(away.url(), "/health/live")).status, 200)
  })
})
