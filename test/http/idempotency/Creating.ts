/** The requests that may be repeated: what is created, where, and how many there are of it. */
import { assert } from "@effect/vitest"
import { type Answer, bodyOf, type Client } from "../support/Client.ts"
import { givenCategory } from "../support/Given.ts"
import type { List } from "../support/Shapes.ts"

export interface Body {
  readonly [field: string]: unknown
}

export interface Creating {
  readonly path: string
  /** A body that will do. */
  readonly given: (who: Client) => Promise<Body>
  /** A change that will do for PUT, and in the place of a field of the body. */
  readonly change: Body
  /** Every field that can't be as it is here. */
  readonly fault: Body
}

export const expenses: Creating = {
  path: "/expenses",
  given: async (who) => {
    const { id } = await givenCategory(who, "Lunch")
    return { category_id: id, amount: "12.50", date: "2026-03-15", description: "Soup & <salad> 🥗", tags: ["b", "a"] }
  },
  change: { amount: "13.00" },
  fault: { amount: "0" }
}

export const categories: Creating = {
  path: "/categories",
  given: async () => ({ name: "Straße", color: "#ABCDEF" }),
  change: { name: "Weg" },
  fault: { color: "red" }
}

export const budgets: Creating = {
  path: "/budgets",
  given: async () => ({ amount: 100, period: "weekly", start_date: "2026-01-01" }),
  change: { amount: "200.00" },
  fault: { period: "hourly" }
}

export const all: ReadonlyArray<Creating> = [expenses, categories, budgets]

export const withKey = (key: string) => ({ "idempotency-key": key })

/** Asks for it under a key, and gives the whole answer. */
export const create = (who: Client, { path }: Creating, body: unknown, key: string) =>
  who.post<{ readonly id: string }>(path, body, withKey(key))

export const countOf = async (who: Client, { path }: Creating): Promise<number> =>
  (await bodyOf(200, who.get<List<unknown>>(path))).total

/** What of an answer must be the same in every repetition. */
export const seen = ({ headers, status, text }: Answer) => ({
  status,
  text,
  headers: ["content-type", "content-length", "location", "etag", "cache-control"].map((name) => headers.get(name))
})

export const isReplayed = ({ headers }: Answer): boolean => {
  const header = headers.get("idempotency-replayed")
  assert.include([null, "true"], header)
  return header === "true"
}

export const assertFirst = (answer: Answer): void => {
  assert.strictEqual(answer.status, 201, answer.text)
  assert.isFalse(isReplayed(answer), "was given before")
}

/** Checks that of requests at one moment, in any order, one created something and all others repeat its answer. */
export const assertOneCreated = (answers: ReadonlyArray<Answer>): void => {
  const first = answers.filter((answer) => !isReplayed(answer))
  assert.lengthOf(first, 1)
  for (const answer of first) {
    assertFirst(answer)
    for (const other of answers) assert.deepStrictEqual(seen(other), seen(answer))
  }
}

export const assertReplay = (answer: Answer, first: Answer): void => {
  assert.deepStrictEqual(seen(answer), seen(first))
  assert.isTrue(isReplayed(answer), "was not given before")
}
