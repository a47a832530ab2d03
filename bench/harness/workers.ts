/**
 * One process and two on one port, no server pinned. What is asked for is refused after everything in it has been looked
 * at: it takes the processor and nothing of the database.
 */
import type { Book } from "./books.ts"
import { outlay } from "./contestants.ts"
import { load } from "./load.ts"
import { type Effort, median } from "./measure.ts"
import type { Database } from "./postgres.ts"
import { figure, table } from "./report.ts"
import { startServer } from "./server.ts"

const faults = 200

const refused = ({ token }: Book) => ({
  method: "POST" as const,
  path: "/api/v1/expenses",
  token,
  body: {
    category_id: "none",
    amount: "12.505",
    date: "2025-13-01",
    tags: Array.from({ length: faults }, (_, index) => `${"too long a tag ".repeat(4)}${index}`)
  }
})

const counts = [1, 2]

const served = (workers: number) => ({
  ...outlay,
  environment: (url: string, port: number) => ({ ...outlay.environment(url, port), WORKERS: String(workers) })
})

export const workers = async (database: Database, book: Book, { connections, rounds, seconds }: Effort) => {
  const runs: Record<number, Array<number>> = {}
  for (let round = 0; round < rounds; round++) {
    for (const count of counts) {
      const server = await startServer(served(count), database.url, { pinned: false })
      const asked = { requests: [refused(book)], connections, refusal: 422 }
      await load(server.origin, { ...asked, seconds: 2 * seconds })
      const { perSecond } = await load(server.origin, { ...asked, seconds })
      await server.stop()
      runs[count] = [...(runs[count] ?? []), perSecond]
    }
  }
  const perSecond = counts.map((count) => median(runs[count] ?? []))
  return {
    figures: { counts, perSecond },
    text: table(
      ["workers", "req/s", "against one"],
      counts.map((count, index) => [
        String(count),
        figure(perSecond[index] ?? Number.NaN),
        figure((perSecond[index] ?? Number.NaN) / (perSecond[0] ?? Number.NaN))
      ])
    )
  }
}
