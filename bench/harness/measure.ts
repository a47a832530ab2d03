/** Measures servers by turns (A B C A B C …), so that what else the machine does hits all of them alike. */
import type { Database } from "./postgres.ts"
import { load } from "./load.ts"
import type { Measured } from "./Measured.ts"
import { paced } from "./paced.ts"
import type { Server } from "./server.ts"
import type { Workload } from "./workloads.ts"

export interface Effort {
  readonly rounds: number
  readonly seconds: number
  readonly connections: number
}

/** A run of one server, with the microseconds of processor time that a request took of the server and the database. */
export interface Run extends Measured {
  readonly serverMicros: number
  readonly databaseMicros: number
}

/** The runs of a workload by the name of the server, in the order of the rounds. */
export interface Compared {
  readonly workload: string
  readonly runs: Readonly<Record<string, ReadonlyArray<Run>>>
}

/** As fast as the server answers, or at a rate (requests a second). */
export const measureOne = async (
  server: Server,
  database: Pick<Database, "cpuSeconds">,
  workload: Workload,
  effort: Effort,
  rate?: number
): Promise<Run> => {
  const [serverBefore, databaseBefore] = [server.cpuSeconds(), database.cpuSeconds()]
  const asked = {
    requests: workload.requests,
    connections: workload.connections ?? effort.connections,
    seconds: Math.max(effort.seconds, workload.seconds ?? 0)
  }
  const measured = await (rate === undefined ? load(server.origin, asked) : paced(server.origin, { ...asked, rate }))
  const micros = (seconds: number) => (seconds / measured.count) * 1e6
  return {
    ...measured,
    serverMicros: micros(server.cpuSeconds() - serverBefore),
    databaseMicros: micros(database.cpuSeconds() - databaseBefore)
  }
}

/** The first round warms up and is thrown away. */
export const compare = async (
  servers: ReadonlyArray<Server>,
  database: Pick<Database, "cpuSeconds">,
  workload: Workload,
  effort: Effort
): Promise<Compared> => {
  const runs: Record<string, Array<Run>> = Object.fromEntries(servers.map(({ name }) => [name, []]))
  for (let round = 0; round <= effort.rounds; round++) {
    for (const server of servers) {
      const run = await measureOne(server, database, workload, effort)
      if (round > 0) runs[server.name]?.push(run)
    }
  }
  return { workload: workload.name, runs }
}

export const median = (values: ReadonlyArray<number>): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2
}

/** How many times the requests a second of another server, as the median of the ratios round by round. */
export const ratio = ({ runs }: Compared, name: string, other: string): number =>
  median((runs[name] ?? []).map((run, round) => run.perSecond / (runs[other]?.[round]?.perSecond ?? Number.NaN)))
