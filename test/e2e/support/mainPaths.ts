/**
 * What people do with an account, from its first day to its last: each request, the status that it must be answered
 * with, and the answer. The list is the same for every server that behaves the same.
 */
import { strict as assert } from "node:assert"
import { Client, type Sent } from "../../http/support/Client.ts"
import { settling } from "./settled.ts"

export interface Step {
  readonly asked: string
  readonly status: number
  readonly headers: ReadonlyArray<string | null>
  readonly body: unknown
}

/** What is read of answers to go on with. */
interface Answer {
  readonly id: string
  readonly access_token: string
  readonly refresh_token: string
  readonly next_cursor: string | null
  readonly items: ReadonlyArray<{ readonly id: string; readonly name: string }>
}

const credentials = { email: "ann@example.com", password: "correct horse battery" }
const registration = { ...credentials, username: "Ann", currency: "EUR", timezone: "Europe/Vienna" }

const queries = [
  "start_date=2026-02-01&end_date=2026-02-28",
  "min_amount=3&max_amount=8.5&sort=-amount",
  "tags=even&q=MARKET%20off_&per_page=2&page=2",
  "tags=even,nothing&tags_match=any&sort=created_at"
]

const inTurn = <A>(items: ReadonlyArray<A>, run: (item: A) => Promise<unknown>): Promise<unknown> =>
  items.reduce((before: Promise<unknown>, item) => before.then(() => run(item)), Promise.resolve())

export const mainPaths = async (url: string): Promise<ReadonlyArray<Step>> => {
  const settle = settling()
  const steps: Array<Step> = []
  let client = new Client(url)
  const ask = async (status: number, method: string, path: string, body?: Sent["body"]): Promise<Answer> => {
    const answer = await client.send<Answer>(method, path, { body })
    assert.equal(answer.status, status, `${method} ${path}: ${answer.text}`)
    const headers = ["content-type", "etag", "location", "www-authenticate"].map((name) => answer.headers.get(name))
    const settled: Omit<Step, "status"> = JSON.parse(
      settle(JSON.stringify({ asked: `${method} ${path}`, headers, body: answer.body }))
    )
    steps.push({ status, ...settled })
    return answer.body
  }

  await ask(201, "POST", "/auth/register", registration)
  await ask(409, "POST", "/auth/register", { ...registration, email: "ANN@example.com" })
  const first = await ask(200, "POST", "/auth/login", credentials)
  client = new Client(url, first.access_token)
  await ask(200, "GET", "/users/me")

  const { items } = await ask(200, "GET", "/categories")
  const groceries = items.find(({ name }) => name === "Groceries")?.id
  const { id: yoga } = await ask(201, "POST", "/categories", { name: "Yoga", color: "#ABCDEF", icon: "🧘" })
  await ask(409, "POST", "/categories", { name: "yoga" })
  await ask(200, "PUT", `/categories/${yoga}`, { description: "Straße & Ärger" })

  await inTurn(
    Array.from({ length: 12 }, (_, index) => index + 1),
    (n) => {
      const date = `2026-0${(n % 3) + 1}-${String(n * 2).padStart(2, "0")}`
      const said = { description: `Market ${n}`, tags: n % 2 === 0 ? ["Food", "even"] : ["food"], notes: "50% off_now" }
      const category_id = n % 4 === 0 ? yoga : groceries
      return ask(201, "POST", "/expenses", { category_id, amount: `${n}.5`, date, ...said })
    }
  )
  await ask(422, "POST", "/expenses", { category_id: groceries, amount: "1.234", date: "2026-13-01", tips: 1 })
  await inTurn([...queries, `category_id=${yoga}&sort=amount`], (query) => ask(200, "GET", `/expenses?${query}`))
  await ask(422, "GET", "/expenses?start_date=2026-02-01&end_date=2026-01-01&per_page=0")
  const walk = async (position: string): Promise<ReadonlyArray<string>> => {
    const { items, next_cursor } = await ask(200, "GET", `/expenses?per_page=5${position}`)
    const ids = items.map(({ id }) => id)
    return next_cursor === null ? ids : [...ids, ...(await walk(`&cursor=${next_cursor}`))]
  }
  assert.equal(new Set(await walk("")).size, 12)

  const budget = { category_id: groceries, amount: "40", start_date: "2026-01-31" }
  const { id: monthly } = await ask(201, "POST", "/budgets", budget)
  const weekly = { amount: "10", period: "weekly", start_date: "2026-01-01", end_date: "2026-06-30" }
  await ask(201, "POST", "/budgets", weekly)
  await ask(409, "POST", "/budgets", { ...budget, start_date: "2026-05-01" })
  await ask(200, "GET", `/budgets/${monthly}/status?date=2026-03-10`)
  await ask(200, "GET", "/budgets/status?date=2026-02-15")

  await ask(200, "GET", "/analytics/monthly/2026/2")
  await ask(200, "GET", "/analytics/yearly/2026")
  await ask(200, "GET", "/analytics/category-breakdown?start_date=2026-01-01&end_date=2026-03-31")
  await ask(200, "GET", "/analytics/trends?months=3")

  await ask(409, "DELETE", `/categories/${yoga}`)
  await ask(204, "DELETE", `/categories/${yoga}?reassign_to=${groceries}`)
  await ask(200, "GET", `/expenses?category_id=${groceries}&per_page=3`)

  const second = await ask(200, "POST", "/auth/refresh", { refresh_token: first.refresh_token })
  client = new Client(url, second.access_token)
  await ask(204, "POST", "/auth/logout", { refresh_token: second.refresh_token })
  await ask(401, "GET", "/users/me")
  const third = await ask(200, "POST", "/auth/login", credentials)
  client = new Client(url, third.access_token)
  await ask(204, "DELETE", "/users/me", { current_password: credentials.password })
  await ask(401, "GET", "/expenses")
  await ask(401, "POST", "/auth/login", credentials)
  await ask(201, "POST", "/auth/register", registration)
  return steps
}
