import { assert, beforeAll, describe, it } from "@effect/vitest"
import { newcomer } from "../support/Accounts.ts"
import { Client } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, problemOf } from "../support/Problem.ts"
import { nobodysId } from "../support/Shapes.ts"
import { wire } from "../support/Wire.ts"

const server = givenServer()

let client = new Client("")
beforeAll(async () => {
  client = await server.somebody()
})

describe.each([
  "/users/me",
  "/categories",
  "/budgets",
  "/budgets/status",
  "/expenses",
  "/analytics/yearly/2026",
  "/analytics/monthly/2026/1",
  "/analytics/trends",
  "/analytics/category-breakdown"
])("GET %s", (path) => {
  it("refuses an unknown parameter", async () => {
    const { errors } = problemOf(422, await client.get(`${path}?nonsense=1`))
    assert.deepStrictEqual(errors, [{ parameter: "nonsense", detail: "is not known here" }])
  })

  it("refuses every unknown parameter at once", async () => {
    await assertFaults(client.get(`${path}?a=1&b=2&a=3&PAGE=1`), "a", "b", "PAGE")
  })

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty", "length"])("refuses %s", async (name) => {
    await assertFaults(client.get(`${path}?${name}=1`), name)
    await assertFaults(client.get(`${path}?${name}=1&${name}=2`), name)
  })

  it("refuses names that are no words", async () => {
    await assertFaults(client.get(`${path}?%20=1`), " ")
    await assertFaults(client.get(`${path}?=1`), "")
    await assertFaults(client.get(`${path}?a%5B%5D=1`), "a[]")
  })

  it.each(["?", "?&", "?nonsense", "?nonsense=", "?nonsense=&nonsense=", "?&&more=&"])(
    "takes an empty parameter for an absent one: %s",
    async (query) => {
      assert.strictEqual((await client.get(`${path}${query}`)).status, 200)
    }
  )
})

describe.each([
  ["/expenses", "page", "1"],
  ["/expenses", "per_page", "10"],
  ["/expenses", "q", "word"],
  ["/expenses", "sort", "date"],
  ["/budgets/status", "date", "2026-01-01"],
  ["/analytics/trends", "months", "3"],
  ["/analytics/trends", "category_id", nobodysId]
])("GET %s with its parameter %s", (path, name, value) => {
  it("takes it once, also beside empty ones", async () => {
    for (const query of [`${name}=${value}`, `${name}=`, `${name}`, `${name}=&${name}=${value}&${name}`]) {
      assert.strictEqual((await client.get(`${path}?${query}`)).status, 200, query)
    }
  })

  it("refuses it twice, also with the same value", async () => {
    const { errors } = problemOf(422, await client.get(`${path}?${name}=${value}&${name}=${value}`))
    assert.deepStrictEqual(errors, [{ parameter: name, detail: "must be given once" }])
  })

  it("refuses one that is only like it", async () => {
    await assertFaults(client.get(`${path}?${name.toUpperCase()}=1`), name.toUpperCase())
    await assertFaults(client.get(`${path}?%20${name}=${value}`), ` ${name}`)
    await assertFaults(client.get(`${path}?${name}%5B%5D=${value}`), `${name}[]`)
  })
})

describe("an unknown parameter", () => {
  it.each(["/", "/health/live", "/health/ready"])("is refused by the service's own %s", async (path) => {
    const { status, body } = await wire(server.url(), `${path}?nonsense=1`)
    const { errors } = body as { readonly errors: unknown }
    assert.deepStrictEqual([status, errors], [422, [{ parameter: "nonsense", detail: "is not known here" }]])
  })

  it.each(["register", "login", "refresh", "logout"])("is refused by POST /auth/%s", async (path) => {
    const body =
      path === "register" ? newcomer() : path === "login" ? { email: "a", password: "b" } : { refresh_token: "a" }
    await assertFaults(client.post(`/auth/${path}?nonsense=1`, body), "nonsense")
  })

  it("is refused with the verbs that change things, which then don't", async () => {
    const before = await client.get("/users/me")
    await assertFaults(client.put("/users/me?nonsense=1", { full_name: "Another" }), "nonsense")
    await assertFaults(client.delete("/users/me?nonsense=1"), "nonsense")
    assert.deepStrictEqual((await client.get("/users/me")).body, before.body)
  })
})

describe("a path id", () => {
  it.each([
    "1",
    "null",
    "undefined",
    `${nobodysId}x`,
    nobodysId.replaceAll("-", ""),
    `%7B${nobodysId}%7D`,
    `urn:uuid:${nobodysId}`,
    "%20",
    `%20${nobodysId}`,
    `${nobodysId}%00`,
    "%00",
    "..%2fme",
    "g1900000-0000-7000-8000-000000000000"
  ])("that is no UUID is 422: %s", async (id) => {
    for (const path of [`/expenses/${id}`, `/categories/${id}`, `/budgets/${id}`, `/budgets/${id}/status`]) {
      const { errors } = problemOf(422, await client.get(path))
      assert.deepStrictEqual(errors, [{ parameter: "id", detail: "must be a UUID" }], path)
    }
  })

  it("is read in either case", async () => {
    const [{ id } = { id: "" }] = (await client.get<{ items: ReadonlyArray<{ id: string }> }>("/categories")).body.items
    const { body } = await client.get<{ id: string }>(`/categories/${id.toUpperCase()}`)
    assert.strictEqual(body.id, id)
  })

  it("of any version is read, and 404 when nothing has it", async () => {
    for (const id of ["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", nobodysId]) {
      assert.strictEqual((await client.get(`/expenses/${id}`)).status, 404)
    }
  })
})
