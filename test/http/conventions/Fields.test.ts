import { assert, beforeAll, describe, it } from "@effect/vitest"
import { givenAccount, goodPassword, newcomer } from "../support/Accounts.ts"
import { Client, type Answer } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, problemOf } from "../support/Problem.ts"

const server = givenServer()

const post = (path: string, raw: string): Promise<Answer> => new Client(server.url()).send("POST", path, { raw })

interface Endpoint {
  readonly path: string
  readonly method: "POST" | "PUT" | "DELETE"
  readonly required: ReadonlyArray<string>
  readonly optional: ReadonlyArray<string>
  readonly nullable: ReadonlyArray<string>
}

const endpoints: ReadonlyArray<Endpoint> = [
  {
    path: "/auth/register",
    method: "POST",
    required: ["email", "username", "password"],
    optional: ["full_name", "currency", "timezone"],
    nullable: ["full_name"]
  },
  { path: "/auth/login", method: "POST", required: ["email", "password"], optional: [], nullable: [] },
  { path: "/auth/refresh", method: "POST", required: ["refresh_token"], optional: [], nullable: [] },
  { path: "/auth/logout", method: "POST", required: ["refresh_token"], optional: [], nullable: [] },
  {
    path: "/users/me",
    method: "PUT",
    required: [],
    optional: ["full_name", "username", "email", "timezone", "currency", "password", "current_password"],
    nullable: ["full_name"]
  },
  { path: "/users/me", method: "DELETE", required: [], optional: ["current_password"], nullable: [] }
]

const good: Readonly<Record<string, unknown>> = {
  email: "good@example.com",
  username: "good",
  password: goodPassword,
  full_name: "Good",
  currency: "EUR",
  timezone: "Europe/Vienna",
  refresh_token: "token",
  current_password: goodPassword
}

const goodBody = ({ required }: Endpoint) => Object.fromEntries(required.map((field) => [field, good[field]]))

const wrongTypes = [0, 1.5, -1e300, true, false, [], ["x"], {}, { a: 1 }]

describe.each(endpoints)("$method $path", (endpoint) => {
  const { method, path, required, optional, nullable } = endpoint
  let client = new Client("")
  beforeAll(async () => {
    client = await server.somebody()
  })
  const send = (body: unknown) => client.send(method, path, { body })

  it("refuses every field that is missing", async () => {
    if (required.length > 0) await assertFaults(send({}), ...required.map((field) => `/${field}`))
  })

  it.each([...required, ...optional])("refuses any other type of %s", async (field) => {
    for (const value of wrongTypes) {
      const { errors = [] } = problemOf(422, await send({ ...goodBody(endpoint), [field]: value }))
      assert.deepStrictEqual(errors, [
        { pointer: `/${field}`, detail: nullable.includes(field) ? "must be a string or null" : "must be a string" }
      ])
    }
  })

  it("refuses null for every field that can't be null, all at once", async () => {
    const fields = [...required, ...optional].filter((field) => !nullable.includes(field))
    const body = Object.fromEntries(fields.map((field) => [field, null]))
    await assertFaults(send(body), ...fields.map((field) => `/${field}`))
  })

  it("refuses every unknown field, beside what else is wrong", async () => {
    const unknown = { id: 1, Email: "x", full_Name: null, toString: 1, constructor: {}, "a/b": 0, "c~d": 0, "": 0 }
    const pointers = ["/id", "/Email", "/full_Name", "/toString", "/constructor", "/a~1b", "/c~0d", "/"]
    await assertFaults(send({ ...goodBody(endpoint), ...unknown }), ...pointers)
    const { errors = [] } = problemOf(422, await send(unknown))
    assert.sameDeepMembers(
      [...errors],
      [
        ...pointers.map((pointer) => ({ pointer, detail: "is not known here" })),
        ...required.map((field) => ({ pointer: `/${field}`, detail: "is required" }))
      ]
    )
  })

  it.each(["[]", "[{}]", "null", "true", "0", '"text"', '"{}"', "1e999"])("refuses %s for a body", async (raw) => {
    const answer = await client.send(method, path, { raw })
    assert.deepStrictEqual(problemOf(422, answer).errors, [{ pointer: "", detail: "must be an object" }])
  })

  it.each(["__proto__", "constructor", "prototype", "hasOwnProperty"])("knows no field %s", async (name) => {
    const body = JSON.stringify(goodBody(endpoint)).replace(/}$/, `${required.length > 0 ? "," : ""}"${name}":{"x":1}}`)
    await assertFaults(client.send(method, path, { raw: body }), `/${name}`)
    assert.isUndefined(Reflect.get({}, "x"))
  })
})

describe("a field of the prototype", () => {
  it("does not stand for one that is missing", async () => {
    const raw = `{"__proto__":${JSON.stringify(newcomer())}}`
    await assertFaults(post("/auth/register", raw), "/__proto__", "/email", "/username", "/password")
  })
})

describe("nesting", () => {
  const deep = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`

  it.each([10, 1000, 100_000, 500_000])("of %i levels is refused like any other wrong type", async (depth) => {
    await assertFaults(post("/auth/login", `{"email":${deep(depth)},"password":"x"}`), "/email")
    await assertFaults(post("/auth/login", deep(depth)), "")
    const objects = `${'{"a":'.repeat(depth / 10)}1${"}".repeat(depth / 10)}`
    await assertFaults(post("/auth/login", `{"email":"x","password":"x","more":${objects}}`), "/more")
  })

  it("that is not closed is 400", async () => {
    assert.strictEqual((await post("/auth/login", "[".repeat(1_000_000))).status, 400)
  })
})

describe("many faults", () => {
  it("are told in reasonable time", async () => {
    const fields = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`field${i}`, i]))
    const began = performance.now()
    const { errors = [] } = problemOf(
      422,
      await post("/auth/login", JSON.stringify({ email: "a", password: "b", ...fields }))
    )
    assert.isBelow(performance.now() - began, 3000)
    assert.isAtLeast(errors.length, 1)
  })
})

describe("every fault at once", () => {
  it("of a registration", async () => {
    const body = {
      email: "no address",
      username: "ab",
      password: "short",
      full_name: "x".repeat(256),
      currency: "euro",
      timezone: "Mars/Phobos",
      more: 1
    }
    const fields = ["/email", "/username", "/password", "/full_name", "/currency", "/timezone", "/more"]
    await assertFaults(post("/auth/register", JSON.stringify(body)), ...fields)
    await assertFaults(post("/auth/register?page=1", JSON.stringify(body)), ...fields, "page")
  })

  it("with the rule over two fields, whatever else is wrong", async () => {
    const { email } = newcomer()
    const faulty = { timezone: "Mars/Phobos", more: 1 }
    const others = ["/timezone", "/more"]
    const register = (body: object) => post("/auth/register", JSON.stringify({ ...body, ...faulty }))
    await assertFaults(register({ email, username: "someone", password: email.toUpperCase() }), "/password", ...others)
    await assertFaults(register({ email, password: email }), "/password", "/username", ...others)
    await assertFaults(register({ username: "a long name", password: "A LONG NAME" }), "/password", "/email", ...others)
    await assertFaults(
      register({ email: 5, username: " a long name ", password: "a long name" }),
      "/email",
      "/password",
      ...others
    )
  })

  it("with the rule over two fields on a change, too", async () => {
    const { client } = await givenAccount(server.url())
    const body = { username: "a long name", password: "A Long Name", currency: "x" }
    await assertFaults(client.put("/users/me", body), "/password", "/currency")
  })

  it("without a word of what was sent", async () => {
    const secret = "S3cret-Va1ue"
    const body = { email: secret, username: { [secret]: secret }, password: [secret], currency: secret, more: secret }
    const { text } = await post("/auth/register", JSON.stringify(body))
    assert.notInclude(text.replace("/more", ""), secret)
  })
})
