/**
 * People who use a server without a pause while something happens to it: some record expenses, some read. Every answer is
 * noted with its time, so that a test can say what was acknowledged, what was refused, and how long anybody waited.
 */
import { assert } from "@effect/vitest"
import { setTimeout } from "node:timers/promises"
import { givenAccount } from "../../http/support/Accounts.ts"
import { bodyOf, type Client } from "../../http/support/Client.ts"
import type { Category, List } from "../../http/support/Shapes.ts"
import { expenses, recomputed, reports } from "./Ledger.ts"

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

const goodSince =
  (noted: ReadonlyArray<Noted>) =>
  async (moment: number): Promise<Noted> => {
    const found = noted.find((it) => it.kind === "create" && isGood(it) && it.sentAt >= moment)
    if (found !== undefined) return found
    assert.isBelow(performance.now() - moment, 30_000, "no good answer for half a minute")
    await setTimeout(10)
    return goodSince(noted)(moment)
  }

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
  const person = async (kind: Noted["kind"], name: string, turn = 0): Promise<void> => {
    if (!goesOn) return
    await send(kind, `${name}-${turn}`)
    await setTimeout(10)
    await person(kind, name, turn + 1)
  }
  const people = Promise.all([
    ...Array.from({ length: writers }, (_, index) => person("create", `writer ${index}`)),
    ...Array.from({ length: readers }, (_, index) => person("read", `reader ${index}`))
  ])
  return {
    client,
    noted,
    goodSince: goodSince(noted),
    stop: async () => {
      goesOn = false
      await people
    }
  }
}

/** Checks that all that was acknowledged is there once and nothing is there twice, and that reports agree with rows. */
export const assertNothingLost = async ({ client, noted }: Traffic) => {
  const stored = await expenses(client)
  assert.deepStrictEqual(await reports(client), recomputed(stored))
  const descriptions = new Set(stored.map(({ description }) => description))
  assert.strictEqual(descriptions.size, stored.length, "something is there twice")
  const acknowledged = noted.filter((it) => it.kind === "create" && isGood(it))
  const lost = acknowledged.filter(({ description }) => !descriptions.has(description))
  assert.deepStrictEqual(lost, [])
  return { acknowledged: acknowledged.length, lost: lost.length, unacknowledged: stored.length - acknowledged.length }
}
