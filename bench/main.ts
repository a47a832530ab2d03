/**
 * `npm run bench`: Outlay beside two peers on one PostgreSQL, by turns. README.md says how to read what it prints.
 * `--smoke` only sees that everything starts and answers alike.
 */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { bundleProgram } from "../scripts/build/program.ts"
import { agree } from "./harness/agree.ts"
import { fillBooks } from "./harness/books.ts"
import { bundle, outlay, outlayMigrating, peers } from "./harness/contestants.ts"
import { deepPlace } from "./harness/deepPlace.ts"
import { embedded } from "./harness/embedded.ts"
import { growth } from "./harness/growth.ts"
import { library } from "./harness/library.ts"
import { load } from "./harness/load.ts"
import { type Compared, compare } from "./harness/measure.ts"
import { openDatabase } from "./harness/postgres.ts"
import { comparison, figure, table } from "./harness/report.ts"
import { type Server, startServer } from "./harness/server.ts"
import { storm } from "./harness/storm.ts"
import { workers } from "./harness/workers.ts"
import { type Books, mixed, workloads } from "./harness/workloads.ts"

const { values } = parseArgs({
  options: {
    smoke: { type: "boolean", default: false },
    rounds: { type: "string" },
    seconds: { type: "string" },
    only: { type: "string" },
    sizes: { type: "string" },
    database: { type: "string" },
    json: { type: "string" }
  }
})
const { smoke } = values
const effort = {
  rounds: Number(values.rounds ?? (smoke ? 1 : 3)),
  seconds: Number(values.seconds ?? (smoke ? 1 : 4)),
  connections: 32
}
const [small = 0, medium = 0, large = 0] = (values.sizes ?? (smoke ? "100,900,1000" : "1000,100000,1000000"))
  .split(",")
  .map(Number)
/** As many requests as it takes until what is compiled while it runs has been compiled. */
const warmUp = { connections: effort.connections, seconds: 4 * effort.seconds }
/** Who records at the same time does so in as many books as there are households. */
const writtenBooks = smoke ? 2 : 8
const wanted = (name: string) => values.only === undefined || new RegExp(values.only).test(name)

const say = (text: string) => console.error(`… ${text}`)
const print = (title: string, text: string) => console.log(`\n## ${title}\n\n${text}`)

const database = await openDatabase(values.database)
const servers: Array<Server> = []
const figures: Record<string, unknown> = { node: process.version, effort }
try {
  say("starting the servers")
  await bundleProgram(join(import.meta.dirname, "..", bundle))
  const first = await startServer(outlayMigrating, database.url, { pinned: false })
  const sizes = [small, medium, large, ...Array.from({ length: writtenBooks }, () => small)]
  const filled = await fillBooks(first.origin, database.url, sizes, say)
  await first.stop()
  const books = { small: filled[0], medium: filled[1], large: filled[2], written: filled.slice(3) } as Books
  for (const contestant of [outlay, ...peers]) {
    servers.push(await startServer(contestant, database.url, { pinned: true }))
  }
  const idle = servers.map((server) => server.megabytes())
  const deep = await deepPlace(servers[0], books.medium)
  const all = workloads(books, deep)
  say(`${await agree(servers, all)} answers agree`)

  if (!smoke) {
    say("warming up")
    for (const server of servers) await load(server.origin, { ...warmUp, requests: mixed(books) })
    const compared: Array<Compared> = []
    try {
      for (const workload of all.filter(({ name }) => wanted(name))) {
        say(workload.name)
        compared.push(await compare(servers, database, workload, effort))
      }
    } finally {
      // What was measured is told, also when the next one fails.
      print("By turns", comparison(compared))
    }
    figures["compared"] = compared
    const memory = servers.map((server, index) => ({
      server: server.name,
      coldStartMillis: server.coldStart,
      idleMegabytes: idle[index] ?? Number.NaN,
      loadedMegabytes: server.megabytes()
    }))
    print(
      "Start and memory",
      table(
        ["server", "start to the first 200, ms", "memory at rest, MB", "after load, MB"],
        memory.map((it) => [
          it.server,
          figure(it.coldStartMillis),
          figure(it.idleMegabytes),
          figure(it.loadedMegabytes)
        ])
      )
    )
    figures["memory"] = memory
    if (wanted("growth")) {
      const grown = await growth(servers[0], database, books, effort, say)
      print("As a book grows", grown.text)
      figures["growth"] = grown.figures
    }
    await Promise.all(servers.splice(0).map((server) => server.stop()))
    if (wanted("embedded")) {
      const within = await embedded(effort, say)
      print("The embedded database", within.text)
      figures["embedded"] = within.figures
    }
    if (wanted("library")) {
      say("the library alone")
      const alone = await library()
      print("The library alone", alone.text)
      figures["library"] = alone.figures
    }
    if (wanted("workers")) {
      say("one worker and two")
      const scaled = await workers(database, books.small, effort)
      print("One process and two", scaled.text)
      figures["workers"] = scaled.figures
    }
    if (wanted("storm")) {
      const stormed = await storm([outlay, ...peers], database, books, effort, say)
      print("Get while eight clients log in", stormed.text)
      figures["storm"] = stormed.figures
    }
  }
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(figures, null, 2))
} finally {
  await Promise.all(servers.map((server) => server.stop()))
  await database.stop()
}
