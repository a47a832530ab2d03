/** What Outlay takes for books of three sizes, one request at a time; and under half of what it can bear, for the largest. */
import { deepPlace } from "./deepPlace.ts"
import { compare, type Effort, median, measureOne } from "./measure.ts"
import type { Database } from "./postgres.ts"
import { figure, table } from "./report.ts"
import type { Server } from "./server.ts"
import { type Books, growing, type Workload } from "./workloads.ts"

export const growth = async (
  server: Server | undefined,
  database: Database,
  { large, medium, small }: Books,
  effort: Effort,
  say: (text: string) => void
) => {
  if (server === undefined) throw new Error("no server was started")
  const alone = { ...effort, connections: 1, rounds: 1 }
  const sized = await Promise.all(
    [small, medium, large].map(async (book) => {
      const { cursor } = await deepPlace(server, book)
      return { size: book.expenses.toLocaleString("en"), workloads: growing(book, cursor) }
    })
  )
  const byBook: Array<ReadonlyArray<number>> = []
  for (const { size, workloads } of sized) {
    say(`growth: ${size}`)
    const times: Array<number> = []
    for (const workload of workloads) {
      const { runs } = await compare([server], database, workload, alone)
      times.push(median((runs[server.name] ?? []).map((run) => 1000 / run.perSecond)))
    }
    byBook.push(times)
  }
  const largest = sized.at(-1)?.workloads ?? []
  const names = largest.map(({ name }) => name)
  const half = await halfLoaded(server, database, largest, effort, say)
  return {
    figures: { milliseconds: { names, byBook }, half },
    text: [
      table(
        ["ms for one request", ...sized.map(({ size }) => size), "largest / smallest"],
        names.map((name, row) => {
          const times = byBook.map((of) => of[row] ?? Number.NaN)
          return [name, ...times.map(figure), figure((times.at(-1) ?? Number.NaN) / (times[0] ?? Number.NaN))]
        })
      ),
      "",
      table(
        ["half of the saturating load", "req/s", "p95 ms"],
        half.map(({ name, p95, rate }) => [name, figure(rate), figure(p95)])
      )
    ].join("\n")
  }
}

const halfLoaded = async (
  server: Server,
  database: Database,
  workloads: ReadonlyArray<Workload>,
  effort: Effort,
  say: (text: string) => void
) => {
  const results: Array<{ name: string; rate: number; p95: number }> = []
  for (const workload of workloads) {
    say(`half load: ${workload.name}`)
    const full = await measureOne(server, database, workload, effort)
    const rate = Math.max(1, Math.floor(full.perSecond / 2))
    const { p95 } = await measureOne(server, database, workload, effort, rate)
    results.push({ name: workload.name, rate, p95 })
  }
  return results
}
