/** The problems in the examples are those that a server really answers with, in its words. */
import { assert, beforeAll, describe, it } from "@effect/vitest"
import { bodyOf, type Client, type Sent } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { document, examplesOf, operation } from "./Document.ts"

const server = givenServer({ now: () => now })
let now = Date.UTC(2026, 10, 22)

type Fields = Readonly<Record<string, { readonly const?: unknown }>>

interface Thing {
  readonly id: string
}

let zoe: Client
let other: Client
const ids: Record<string, string> = { unknown: "019ab3c4-5d70-7a10-9b2c-0123456789ab" }

beforeAll(async () => {
  other = await server.somebody()
  zoe = await server.somebody()
  const create = async (path: string, body: object) => (await bodyOf(201, zoe.post<Thing>(path, body))).id
  const category_id = (ids["category"] = await create("/categories", { name: "Pets" }))
  ids["expense"] = await create("/expenses", { category_id, amount: 1, date: "2026-11-21" })
  ids["budget"] = await create("/budgets", { category_id, amount: 1, start_date: "2026-11-01" })
  await create("/budgets", { category_id, amount: 1, start_date: "2026-10-01", end_date: "2026-10-31" })
  const { email, username } = await bodyOf(200, other.get<Record<string, string>>("/users/me"))
  ids["email"] = String(email)
  ids["username"] = String(username)
})

const credentials = { email: "{email}", username: "{username}", password: "correct horse battery" }
const expense = { category_id: "{category}", amount: 1, date: "2026-11-21" }
const old = { headers: { "if-match": '"99"' } }

/** Each problem with an operation that declares it and a request that meets it. */
const met: ReadonlyArray<readonly [problem: string, method: string, path: string, request: Sent]> = [
  ["BadRequest", "POST", "/expenses", { raw: "{" }],
  ["BadRequest", "GET", "/expenses", {}],
  ["Unauthorized", "GET", "/expenses", { headers: { authorization: "Bearer nonsense" } }],
  ["InvalidCredentials", "POST", "/auth/login", { body: { email: "{email}", password: "wrong" } }],
  ["InvalidRefreshToken", "POST", "/auth/refresh", { body: { refresh_token: "nonsense" } }],
  ["NotFound", "GET", "/expenses/{unknown}", {}],
  ["EmailTaken", "POST", "/auth/register", { body: { ...credentials, username: "somebody else" } }],
  ["UsernameTaken", "POST", "/auth/register", { body: { ...credentials, email: "else@example.com" } }],
  ["CurrencyInUse", "PUT", "/users/me", { body: { currency: "JPY" } }],
  ["CategoryNameTaken", "POST", "/categories", { body: { name: "pets" } }],
  ["CategoryInUse", "DELETE", "/categories/{category}", {}],
  ["BudgetOverlap", "PUT", "/budgets/{budget}", { body: { start_date: "2026-10-31" } }],
  ["PreconditionFailed", "PUT", "/expenses/{expense}", { ...old, body: { amount: 2 } }],
  ["PayloadTooLarge", "POST", "/expenses", { raw: " ".repeat(1_048_577) }],
  ["UnsupportedMediaType", "POST", "/expenses", { body: expense, headers: { "content-type": "text/plain" } }],
  ["ReauthenticationRequired", "DELETE", "/users/me", {}]
]

/** The `type` of a problem by the name of its schema. */
const typeOf = (problem: string): unknown => {
  const properties = document.components.schemas[problem]?.["properties"] as Fields | undefined
  return properties?.["type"]?.const
}

const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? name)

describe("the example of a problem", () => {
  it.each(met)("%s of %s %s says what a server says", async (problem, method, path, request) => {
    // A recent login stands for a password.
    if (problem === "ReauthenticationRequired") now += 16 * 60_000
    const query = problem === "BadRequest" && method === "GET" ? "?q=%ff" : ""
    const { body, ...rest } = request
    const sent = body === undefined ? rest : { ...rest, raw: filled(JSON.stringify(body)) }
    const answer = await zoe.send(method, `${filled(path)}${query}`, {
      ...sent,
      headers: { "content-type": "application/json", ...sent.headers }
    })
    const { responses } = operation(`${method} /api/v1${path.replace(/\{\w+\}/, "{id}")}`)
    const examples = examplesOf(responses[answer.status] ?? {}).map((example) => ({
      ...(example as object),
      instance: ""
    }))
    assert.deepInclude(examples, { ...(answer.body as object), instance: "" })
    assert.strictEqual(Reflect.get(answer.body as object, "type"), typeOf(problem))
  })
})
