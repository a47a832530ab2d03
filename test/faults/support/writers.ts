/** Clients that create one expense after the other, as fast as they are answered, until the server is gone. */
import type { Answer } from "../../http/support/Client.ts"
import type { Expense } from "../../http/support/Shapes.ts"
import type { Member } from "./Servers.ts"

/** What a writer has sent; its description is of no other. */
export interface Draft {
  readonly category_id: string
  readonly amount: string
  readonly date: string
  readonly description: string
}

export interface Acknowledged {
  readonly draft: Draft
  readonly answer: Answer<Expense>
}

export interface Written {
  readonly acknowledged: ReadonlyArray<Acknowledged>
  /** Sent, and neither accepted nor refused: one for each writer at most. */
  readonly inFlight: ReadonlyArray<Draft>
}

export interface Writing {
  /** There once as many expenses were acknowledged. */
  readonly acknowledged: (count: number) => Promise<void>
  /** There once every writer has found the server gone. */
  readonly done: Promise<Written>
}

/** Days and amounts repeat, so that parallel writers meet in the same sums. */
const draft = (category_id: string, writer: number, turn: number): Draft => ({
  category_id,
  amount: `${(turn % 40) + 1}.${String((writer * 7 + turn) % 100).padStart(2, "0")}`,
  date: `2026-0${(turn % 3) + 1}-0${(writer % 4) + 1}`,
  description: `writer ${writer} turn ${turn}`
})

/** `from` is the first turn: each round has turns of its own. */
export const createUntilKilled = (
  { client, category }: Member,
  {
    writers,
    from = 0,
    key
  }: { readonly writers: number; readonly from?: number; readonly key?: (draft: Draft) => string }
): Writing => {
  const acknowledged: Array<Acknowledged> = []
  const inFlight: Array<Draft> = []
  const waiting = new Set<() => void>()

  const write = async (writer: number, turn: number): Promise<void> => {
    const sent = draft(category, writer, turn)
    const headers = key === undefined ? {} : { "Idempotency-Key": key(sent) }
    let answer: Answer<Expense>
    try {
      answer = await client.post<Expense>("/expenses", sent, headers)
    } catch {
      inFlight.push(sent)
      return
    }
    // It says that it stops, or is not there any more.
    if (answer.status === 503) return
    if (answer.status !== 201) throw new Error(answer.text)
    acknowledged.push({ draft: sent, answer })
    for (const look of waiting) look()
    await write(writer, turn + 1)
  }

  const all = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer, from)))
  return {
    acknowledged: (count) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (acknowledged.length >= count) resolve()
        }
        waiting.add(look)
        look()
        all.catch(reject)
      }),
    done: all.then(() => ({ acknowledged, inFlight }))
  }
}
