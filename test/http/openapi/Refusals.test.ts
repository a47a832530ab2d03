/** The faults in the examples are those that a server really tells, in its words. */
import { assert, describe, it } from "@effect/vitest"
import { bodyOf, type Client } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { examplesOf, operations } from "./Document.ts"

const server = givenServer()

/** Queries and bodies that have the faults of the examples; `{id}` is a thing of the kind of the path. */
const faulty: Readonly<Record<string, readonly [query: string, body?: object]>> = {
  getService: ["?colour=red"],
  getLiveness: ["?colour=red"],
  getReadiness: ["?colour=red"],
  register: ["", { email: "zoe", username: "zoe", password: "1234567" }],
  login: ["", { email: "zoe@example.com" }],
  refresh: ["", {}],
  logout: ["", {}],
  getMe: ["?colour=red"],
  changeMe: ["", { timezone: "Mars/Olympus", nickname: "z" }],
  removeMe: ["", { password: "1234567" }],
  createCategory: ["", { name: " ", color: "green" }],
  listCategories: ["?colour=red"],
  changeCategory: ["", { name: "x".repeat(101) }],
  removeCategory: ["?reassign_to={id}"],
  recordExpense: ["", { category_id: "{id}", amount: "0", date: "2026-02-30" }],
  listExpenses: ["?per_page=101&start_date=2026-11-30&end_date=2026-11-01&colour=red"],
  changeExpense: ["", { date: "2101-01-01", tags: Array.from({ length: 21 }, (_, index) => `tag ${index}`) }],
  createBudget: ["", { amount: "0", start_date: "2026-11-01", end_date: "2026-10-31" }],
  listBudgets: ["?colour=red"],
  listBudgetStatuses: ["?date=2026-02-30"],
  getBudgetStatus: ["?date=2026-02-30"],
  changeBudget: ["", { period: "hourly" }],
  getCategoryBreakdown: ["?start_date=2026-11-01"],
  getTrends: ["?months=0"]
}

interface Thing {
  readonly id: string
}

/** A thing of the kind that a path is about. */
const givenOwn = async (who: Client, path: string): Promise<string> => {
  const category = await bodyOf(201, who.post<Thing>("/categories", { name: "Pets" }))
  if (path.includes("/expenses")) {
    const expense = { category_id: category.id, amount: 1, date: "2026-11-21" }
    return (await bodyOf(201, who.post<Thing>("/expenses", expense))).id
  }
  if (path.includes("/budgets")) {
    return (await bodyOf(201, who.post<Thing>("/budgets", { amount: 1, start_date: "2026-11-01" }))).id
  }
  return category.id
}

describe("the example of a refused request", () => {
  it.each(operations)("to %s says what a server says", async (name, { operationId, responses }) => {
    const examples = examplesOf(responses["422"] ?? {}) as ReadonlyArray<{ readonly type: string }>
    const example = examples.find(({ type }) => type === "/problems/validation")
    const [method = "", path = ""] = name.split(" ")
    const who = await server.somebody()
    const own = await givenOwn(who, path)
    const [query, body] = faulty[operationId] ?? [""]
    // What has no row above is asked for by an id or a number that is none.
    const address = operationId in faulty ? path : path.replaceAll(/\{(id|month)\}|\{year\}$/g, "13th")
    const answer = await fetch(server.url() + `${address}${query}`.replaceAll("{id}", own).replace("{year}", "2026"), {
      method,
      headers: { authorization: `Bearer ${who.token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body).replaceAll("{id}", own) })
    })
    const problem = { ...((await answer.json()) as object), instance: "" }
    assert.deepStrictEqual(problem, { ...example, instance: "" })
  })
})
