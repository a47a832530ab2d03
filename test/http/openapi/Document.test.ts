import { Validator } from "@seriousme/openapi-schema-validator"
import { assert, describe, it } from "@effect/vitest"
import { givenServer } from "../support/People.ts"
import { wire } from "../support/Wire.ts"
import { bodiesOf, document, examplesOf, operation, operations, references } from "./Document.ts"

const server = givenServer()

describe("GET /openapi.json", () => {
  it("is the published contract, each time it is asked for", async () => {
    const answers = [await wire(server.url(), "/openapi.json"), await wire(server.url(), "/openapi.json")]
    for (const { status, body } of answers) {
      assert.strictEqual(status, 200)
      assert.deepStrictEqual(body, document)
    }
  })
})

describe("the published contract", () => {
  it("is valid OpenAPI 3.1", async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate({ ...document })
    assert.isTrue(valid, JSON.stringify(errors, null, 2))
    assert.strictEqual(validator.version, "3.1")
  })

  it("says what service it is of, under which license and where", () => {
    assert.deepStrictEqual(document.info, {
      title: "Outlay",
      version: "0.1.0",
      description: "Expense management.",
      license: { name: "MIT", identifier: "MIT" }
    })
    assert.deepStrictEqual(document.servers, [{ url: "/" }])
  })

  it("has every operation of the contract and no other", () => {
    assert.sameMembers(
      operations.map(([name]) => name),
      [
        "GET /",
        "GET /health/live",
        "GET /health/ready",
        ...["register", "login", "refresh", "logout"].map((path) => `POST /api/v1/auth/${path}`),
        ...["GET", "PUT", "DELETE"].map((method) => `${method} /api/v1/users/me`),
        ...["categories", "expenses", "budgets"].flatMap((path) => [
          `POST /api/v1/${path}`,
          `GET /api/v1/${path}`,
          ...["GET", "PUT", "DELETE"].map((method) => `${method} /api/v1/${path}/{id}`)
        ]),
        "GET /api/v1/budgets/status",
        "GET /api/v1/budgets/{id}/status",
        "GET /api/v1/analytics/monthly/{year}/{month}",
        "GET /api/v1/analytics/yearly/{year}",
        "GET /api/v1/analytics/category-breakdown",
        "GET /api/v1/analytics/trends"
      ]
    )
  })

  it.each([
    ["POST /api/v1/auth/register", [400, 409, 413, 415, 422, 429, 500, 503]],
    ["POST /api/v1/auth/login", [400, 401, 413, 415, 422, 429, 500, 503]],
    ["POST /api/v1/auth/logout", [400, 413, 415, 422, 500, 503]],
    ["GET /api/v1/users/me", [400, 401, 422, 429, 500, 503]],
    ["PUT /api/v1/users/me", [400, 401, 403, 409, 412, 413, 415, 422, 429, 500, 503]],
    ["DELETE /api/v1/users/me", [400, 401, 403, 412, 413, 415, 422, 429, 500, 503]],
    ["GET /api/v1/expenses/{id}", [400, 401, 404, 422, 429, 500, 503]],
    ["DELETE /api/v1/categories/{id}", [400, 401, 403, 404, 409, 412, 422, 429, 500, 503]],
    ["GET /health/ready", [400, 422, 500, 503]]
  ] as const)("tells of the errors that %s can have, and of no others", (name, expected) => {
    const errors = Object.keys(operation(name).responses).filter((status) => Number(status) >= 400)
    assert.sameMembers(errors.map(Number), [...expected])
  })

  it("refers to nothing that is not there, and has nothing that is not referred to", () => {
    const there = ["schemas", "headers"].flatMap((kind) =>
      Object.keys(Reflect.get(document.components, kind)).map((name) => `#/components/${kind}/${name}`)
    )
    assert.sameMembers([...new Set(references)], there)
  })

  it("names schemas so that a client can name its types by them", () => {
    for (const name of Object.keys(document.components.schemas)) assert.match(name, /^[A-Z][A-Za-z]+(?<!Encoded)$/)
  })

  it("groups operations by tags that are described", () => {
    for (const { name, description } of document.tags) assert.match(description, /\w{3}/, name)
    const used = new Set(operations.flatMap(([, { tags }]) => tags))
    assert.sameMembers(
      document.tags.map(({ name }) => name),
      [...used]
    )
  })

  it("asks for the token where one is needed, and only there", () => {
    assert.deepInclude(document.components.securitySchemes["bearer"], { type: "http", bearerFormat: "JWT" })
    for (const [name, { security }] of operations) {
      assert.deepStrictEqual(security, /\/api\/v1\/(?!auth)/.test(name) ? [{ bearer: [] }] : [], name)
    }
  })
})

describe.each(operations)("the operation %s", (name, { operationId, summary, parameters, requestBody, responses }) => {
  const errors = Object.entries(responses).filter(([status]) => Number(status) >= 400)

  it("has a plain id of its own and a summary", () => {
    assert.match(operationId, /^[a-z][A-Za-z]+$/)
    assert.strictEqual(operations.filter(([, other]) => other.operationId === operationId).length, 1)
    assert.match(summary, /\w{3}/)
  })

  it("tells of its errors, as problems", () => {
    assert.includeMembers(Object.keys(responses), ["400", "422", "500", "503"])
    for (const [status, { content, description }] of errors) {
      assert.deepStrictEqual(Object.keys(content ?? {}), ["application/problem+json"], status)
      assert.match(description, /\w{3}/)
    }
  })

  it("has the errors of a token, a body and an id where it has those, and only there", () => {
    const has = (status: string) => status in responses
    if (!name.includes("/auth/")) assert.strictEqual(has("401"), name.includes("/api/v1/"))
    assert.strictEqual(has("413"), requestBody !== undefined)
    assert.strictEqual(has("415"), requestBody !== undefined)
    assert.strictEqual(
      has("404"),
      parameters.some((parameter) => parameter.in === "path" && parameter.name === "id")
    )
    assert.strictEqual(
      has("412"),
      parameters.some((parameter) => parameter.name === "If-Match")
    )
  })

  it("answers 304 where it can be asked by condition", () => {
    assert.strictEqual(
      "304" in responses,
      parameters.some((parameter) => parameter.name === "If-None-Match")
    )
  })

  it("tells of the headers of its answers", () => {
    for (const [status, { headers = {} }] of Object.entries(responses)) {
      const names = Object.keys(headers)
      assert.include(names, "X-Request-Id", status)
      assert.strictEqual(names.includes("WWW-Authenticate"), status === "401", status)
      assert.strictEqual(names.includes("Retry-After"), status === "503" || status === "429", status)
      assert.strictEqual(names.includes("RateLimit"), status === "429", status)
    }
    const hasVersion = "If-Match" === parameters.find((it) => it.in === "header")?.name && !name.startsWith("DELETE")
    if (hasVersion) assert.property(responses["200"]?.headers, "ETag")
    if (responses["201"] !== undefined) assert.property(responses["201"].headers, "ETag")
  })

  it("describes each parameter, with an example", () => {
    for (const { name, description = "", example, schema } of parameters) {
      assert.match(description, /\w{3}/, name)
      assert.isDefined(example ?? schema.examples?.[0], name)
    }
  })

  it("has an example of every body", () => {
    for (const body of bodiesOf({ ...operation(name) })) {
      if (body.content !== undefined) assert.isAbove(examplesOf(body).length, 0)
    }
  })

  it("says whether its body may be left out: that of a deletion, and no other", () => {
    if (requestBody !== undefined) assert.strictEqual(requestBody.required, !name.startsWith("DELETE"))
  })
})
