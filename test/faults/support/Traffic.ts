/**
 * People who use a server without a pause while something happens to it: some record expenses, some read. Every answer is
 * noted with its time, so that a test can say what was acknowledged, what was refused, and how long anybody waited.
 */
import { assert } from "@effect/vitest"
import { setTimeout } from "node:timers/promises"
import { givenAccount } from "../../http/support/Accounts.ts"
import { bodyOf, Client } from "../../http/support/Client.ts"
import type { Category, ExpensePage, List } from "../../http/support/Shapes.ts"

export interface Noted {
  readonly kind: "create" | "read"
  /** 0 when the connection broke before an answer. */
  readonly status: number
  readonly retryAfter: string | null
  /** What was recorded calls itself by this. */
  readonly description: string
  readonly sentAt: number
  readonly millis: number
}

export interface Traffic {
  readonly client: Client
  readonly noted: ReadonlyArray<Noted>
  /** The first answer of 2xx to a request that was sent at a moment or later. */
  readonly goodSince: (moment: number) => Promise<Noted>
  /** Ends it, and waits for the answers that are still to come. */
  readonly stop: () => Promise<void>
}

const isGood = ({ status }: Noted): boolean => status >= 200 && status < 300

/** Begins on a server that is well. */
export const traffic = async (url: string, { writers = 4, readers = 2 } = {}): Promise<Traffic> => {
  const { client } = await givenAccount(url)
  const { items } = await bodyOf(200, client.get<List<Category>>("/categories"))
  const category_id = items[0]?.id
  const noted: Array<Noted> = []
  let goesOn = true

  const send = async (kind: Noted["kind"], description: string): Promise<void> => {
    const sentAt = performance.now()
    const note = (status: number, retryAfter: string | null) =>
      noted.push({ kind, status, retryAfter, description, sentAt, millis: performance.now() - sentAt })
    try {
      const answer =
        kind === "create"
          ? await client.post("/expenses", { category_id, amount: "1.25", date: "2026-03-15", description })
          : await client.get("/expenses?per_page=5")
      note(answer.status, answer.headers.get("retry-after"))
    } catch {
      note(0, null)
    }
  }
  const person = async (kind: Noted["kind"], name: string): Promise<void> => {
    for (let n = 0; goesOn; n++) {
      await send(kind, `${name}-${n}`)
      await setTimeout(10)
    }
  }
  const people = Promise.all([
    ...Array.from({ length: writers }, (_, index) => person("create", `writer ${index}`)),
    ...Array.from({ length: readers }, (_, index) => person("read", `reader ${index}`))
  ])
  return {
    client,
    noted,
    goodSince: async (moment) => {
      for (;;) {
        const found = noted.find((it) => it.kind === "create" && isGood(it) && it.sentAt >= moment)
        if (found !== undefined) return found
        assert.isBelow(performance.now() - moment, 30_000, "no good answer for half a minute")
        await setTimeout(10)
      }
    },
    stop: async () => {
      goesOn = false
      await people
    }
  }
}

/** Every description that is stored, with how often. */
const stored = async (client: Client): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>()
  let cursor: string | null = ""
  while (cursor !== null) {
    const from: string = cursor === "" ? "" : `&cursor=${cursor}`
    const page: ExpensePage = await bodyOf(
      200,
      client.get<ExpensePage>(`/expenses?per_page=100&sort=created_at${from}`)
    )
    for (const { description } of page.items) counts.set(description ?? "", (counts.get(description ?? "") ?? 0) + 1)
    cursor = page.next_cursor
  }
  return counts
}

interface Report {
  readonly total: string
  readonly count: number
}

/** Checks that all that was acknowledged is there once and nothing is there twice, and that sums agree with rows. */
export const assertNothingLost = async ({ client, noted }: Traffic) => {
  const counts = await stored(client)
  const acknowledged = noted.filter((it) => it.kind === "create" && isGood(it))
  const lost = acknowledged.filter(({ description }) => counts.get(description) !== 1)
  assert.deepStrictEqual(lost, [])
  for (const [description, count] of counts) assert.strictEqual(count, 1, description)
  const { count, total } = await bodyOf(200, client.get<Report>("/analytics/monthly/2026/3"))
  assert.deepStrictEqual([count, total], [counts.size, (counts.size * 1.25).toFixed(2)])
  return { acknowledged: acknowledged.length, lost: lost.length, unacknowledged: counts.size - acknowledged.length }
}
