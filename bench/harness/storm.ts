/** How long a read takes while eight clients do nothing but log in. Here no server is pinned: hashing has a core of its own. */
import { type Effort, median, measureOne } from "./measure.ts"
import type { Database } from "./postgres.ts"
import { figure, table } from "./report.ts"
import { type Contestant, type Server, startServer } from "./server.ts"
import { type Books, login, type Workload } from "./workloads.ts"
import { load } from "./load.ts"

const clients = 8

/** Reads that leave room on the machine: a server that is saturated without the storm would tell nothing of it. */
const readsPerSecond = 200

export const storm = async (
  contestants: ReadonlyArray<Contestant>,
  database: Database,
  books: Books,
  effort: Effort,
  say: (text: string) => void
) => {
  const rows: Array<{ server: string; calm: number; stormy: number; logins: number }> = []
  for (const contestant of contestants) {
    say(`storm: ${contestant.name}`)
    const server = await startServer(contestant, database.url, { pinned: false })
    rows.push({ server: contestant.name, ...(await stormed(server, database, books, effort)) })
    await server.stop()
  }
  return {
    figures: rows,
    text: table(
      ["server", "p95 of get, ms", "in the storm, ms", "times", "logins a second"],
      rows.map(({ calm, logins, server, stormy }) => [
        server,
        figure(calm),
        figure(stormy),
        figure(stormy / calm),
        figure(logins)
      ])
    )
  }
}

const stormed = async (server: Server, database: Database, { small }: Books, effort: Effort) => {
  const get: Workload = {
    name: "get",
    requests: small.expenseIds.map((id) => ({ method: "GET", path: `/api/v1/expenses/${id}`, token: small.token }))
  }
  const read = () => measureOne(server, database, get, effort, readsPerSecond)
  await read()
  const [calm, stormy, logins]: [Array<number>, Array<number>, Array<number>] = [[], [], []]
  for (let round = 0; round < effort.rounds; round++) {
    calm.push((await read()).p95)
    const [during, logged] = await Promise.all([
      read(),
      load(server.origin, { requests: [login(small)], connections: clients, seconds: effort.seconds })
    ])
    stormy.push(during.p95)
    logins.push(logged.perSecond)
  }
  return { calm: median(calm), stormy: median(stormy), logins: median(logins) }
}
