/** Outlay on the database within its own process, as `npm start` has it: one request after the other, and many at once. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Book, register } from "./books.ts"
import { outlayEmbedded } from "./contestants.ts"
import { deepPlace } from "./deepPlace.ts"
import { compare, type Effort, median } from "./measure.ts"
import { figure, table } from "./report.ts"
import { startServer } from "./server.ts"
import { growing, recording } from "./workloads.ts"

/** The database has no process of its own. */
const noDatabase = { cpuSeconds: () => Number.NaN }

const recorded = 1000

export const embedded = async (effort: Effort, say: (text: string) => void) => {
  const dataDir = mkdtempSync(join(tmpdir(), "outlay-bench-embedded-"))
  const server = await startServer(outlayEmbedded, dataDir, { pinned: true })
  try {
    const book = await filled(server.origin)
    const { cursor } = await deepPlace(server, book)
    const rows: Array<{ name: string; alone: number; many: number }> = []
    for (const workload of growing(book, cursor)) {
      say(`embedded: ${workload.name}`)
      const perSecond = async (connections: number) => {
        const { runs } = await compare([server], noDatabase, workload, { ...effort, rounds: 1, connections })
        return median((runs[server.name] ?? []).map((run) => run.perSecond))
      }
      rows.push({ name: workload.name, alone: await perSecond(1), many: await perSecond(effort.connections) })
    }
    return {
      figures: { coldStartMillis: server.coldStart, megabytes: server.megabytes(), rows },
      text: table(
        ["on the embedded database", "req/s, one connection", `req/s, ${effort.connections}`],
        rows.map(({ alone, many, name }) => [name, figure(alone), figure(many)])
      )
    }
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const filled = async (origin: string): Promise<Book> => {
  const account = await register(origin, "embedded", "embedded@bench.example")
  const book = { ...account, expenseIds: [], expenses: recorded }
  const requests = recording(book)
  const ids: Array<string> = []
  for (let n = 0; n < recorded; n++) {
    const request = requests[n % requests.length]
    const answer = await fetch(`${origin}${request?.path ?? ""}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${book.token}` },
      body: JSON.stringify(request?.body)
    })
    const { id } = (await answer.json()) as { readonly id: string }
    ids.push(id)
  }
  return { ...book, expenseIds: ids.slice(0, 50) }
}
