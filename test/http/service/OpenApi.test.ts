import { assert, beforeAll, describe, it } from "@effect/vitest"
import { givenServer } from "../support/People.ts"
import { conforms, type JsonSchema } from "../support/JsonSchema.ts"
import { wire } from "../support/Wire.ts"

interface Media {
  readonly schema: JsonSchema
  readonly example?: unknown
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>
}

interface Body {
  readonly required?: boolean
  readonly description?: string
  readonly content?: Readonly<Record<string, Media>>
}

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly security: ReadonlyArray<object>
  readonly parameters: ReadonlyArray<{ readonly name: string; readonly in: string; readonly required: boolean }>
  readonly requestBody?: Body
  readonly responses: Readonly<Record<string, Body>>
}

interface Spec {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly securitySchemes: Readonly<Record<string, { readonly type: string; readonly scheme: string }>>
  }
}

const server = givenServer()

let spec: Spec
let operations: ReadonlyArray<readonly [name: string, operation: Operation]> = []
beforeAll(async () => {
  const answer = await wire(server.url(), "/openapi.json")
  assert.strictEqual(answer.status, 200)
  spec = answer.body as Spec
  operations = Object.entries(spec.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const)
  )
})

const errorsOf = (name: string): ReadonlyArray<number> => {
  const operation = operations.find(([it]) => it === name)?.[1]
  return Object.keys(operation?.responses ?? {})
    .map(Number)
    .filter((status) => status >= 400)
}

describe("GET /openapi.json", () => {
  it("is OpenAPI 3.1 of this service", () => {
    assert.match(spec.openapi, /^3\.1\./)
    assert.deepStrictEqual(spec.info, { title: "Outlay", version: "0.1.0", description: "Expense management." })
  })

  it("has every operation of the contract", () => {
    const names = operations.map(([name]) => name)
    assert.sameMembers(names, [
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
    ])
  })

  it("gives every operation an id of its own and a summary", () => {
    for (const [name, { operationId, summary }] of operations) {
      assert.match(operationId, /^[A-Za-z][\w.-]*$/, name)
      assert.match(summary, /\w{3}/, name)
    }
    assert.strictEqual(new Set(operations.map(([, { operationId }]) => operationId)).size, operations.length)
  })

  it("tells of the errors of every operation, as problems", () => {
    for (const [name, { responses }] of operations) {
      const errors = Object.entries(responses).filter(([status]) => Number(status) >= 400)
      assert.isAbove(errors.length, 0, name)
      for (const [, { content, description }] of errors) {
        assert.deepStrictEqual(Object.keys(content ?? {}), ["application/problem+json"], name)
        assert.notStrictEqual(description, "")
      }
    }
  })

  it("tells of the errors that each can have, and of no others", () => {
    assert.sameMembers([...errorsOf("POST /api/v1/auth/register")], [400, 409, 413, 415, 422])
    assert.sameMembers([...errorsOf("POST /api/v1/auth/login")], [400, 401, 413, 415, 422])
    assert.sameMembers([...errorsOf("GET /api/v1/users/me")], [400, 401, 422])
    assert.sameMembers([...errorsOf("PUT /api/v1/users/me")], [400, 401, 403, 409, 412, 413, 415, 422])
    assert.sameMembers([...errorsOf("DELETE /api/v1/users/me")], [400, 401, 403, 412, 413, 415, 422])
    assert.includeMembers([...errorsOf("GET /api/v1/expenses/{id}")], [401, 404, 422])
    assert.includeMembers([...errorsOf("DELETE /api/v1/categories/{id}")], [401, 404, 409, 412, 422])
    assert.includeMembers([...errorsOf("GET /health/ready")], [503])
  })

  it("asks for the token where one is needed, and only there", () => {
    assert.deepStrictEqual(
      Object.values(spec.components.securitySchemes).map(({ type, scheme }) => [type, scheme.toLowerCase()]),
      [["http", "bearer"]]
    )
    for (const [name, { security }] of operations) {
      assert.strictEqual(security.length > 0, /\/api\/v1\/(?!auth)/.test(name), name)
    }
  })

  it("has an example of every body, and each is as its schema says", () => {
    for (const [name, { requestBody, responses }] of operations) {
      for (const { content = {} } of [
        ...(requestBody === undefined ? [] : [requestBody]),
        ...Object.values(responses)
      ]) {
        for (const { schema, example, examples } of Object.values(content)) {
          const values = example === undefined ? Object.values(examples ?? {}).map(({ value }) => value) : [example]
          assert.isAbove(values.length, 0, `${name} ${JSON.stringify(schema)}`)
          for (const value of values) assert.deepStrictEqual(conforms(schema, value, spec.components.schemas), [], name)
        }
      }
    }
  })

  it("says that the body of a deletion is optional, and no other", () => {
    for (const [name, { requestBody }] of operations) {
      if (requestBody !== undefined) assert.strictEqual(requestBody.required, !name.startsWith("DELETE"), name)
    }
  })

  it("says where 304 is an answer", () => {
    for (const [name, { parameters, responses }] of operations) {
      assert.strictEqual(
        "304" in responses,
        parameters.some(({ name }) => name === "if-none-match"),
        name
      )
    }
  })

  it("refers to nothing that is not there", () => {
    for (const [, name = ""] of JSON.stringify(spec).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      assert.property(spec.components.schemas, name)
    }
  })
})
