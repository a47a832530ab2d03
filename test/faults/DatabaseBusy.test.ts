/** The database is there, but somebody else has what the server needs: all of its connections, or a lock. */
import { beforeAll, describe, it } from "@effect/vitest"
import { serve, type Server } from "../e2e/support/Outlay.ts"
import { hold, takeAll } from "./support/Intruder.ts"
import { environment, type Outage, through, timeout } from "./support/outages.ts"
import { ownPostgres, type OwnPostgres } from "./support/OwnPostgres.ts"

const connections = 12

let postgres: OwnPostgres
let server: Server
let letGo: () => Promise<void>

beforeAll(async () => {
  postgres = await ownPostgres([`max_connections=${connections}`, "superuser_reserved_connections=0"])
  server = await serve({
    ...environment,
    DATABASE_URL: `${postgres.url()}?application_name=outlay-under-test`,
    DATABASE_POOL_MAX: "3"
  })
}, 60_000)

const held = (take: () => Promise<() => Promise<void>>): Outage => ({
  lasts: 2 * timeout,
  begin: async () => {
    letGo = await take()
  },
  end: () => letGo()
})
const locked = (tables: string) => held(() => hold(postgres.url(), `lock table ${tables} in access exclusive mode`))

const outages: ReadonlyArray<readonly [name: string, outage: Outage]> = [
  ["expenses locked", locked("expenses")],
  ["expenses and sessions locked", locked("expenses, sessions")],
  ["connections used up", held(() => takeAll(postgres.url(), connections))]
]

describe("a database that is busy", () => {
  it.each(outages)("%s: is told in time, loses nothing, and is over when it is over", (name, outage) =>
    through(server, name, outage)
  )
})
