/**
 * The database goes away and comes back, in every way that it can: nobody waits longer than DATABASE_TIMEOUT, nothing
 * that was acknowledged is lost, and the server recovers by itself.
 */
import { beforeAll, describe, it } from "@effect/vitest"
import { serve, type Server } from "../e2e/support/Outlay.ts"
import { environment, type Outage, through, timeout } from "./support/outages.ts"
import { ownPostgres, type OwnPostgres } from "./support/OwnPostgres.ts"
import { type TcpProxy, tcpProxy } from "./support/TcpProxy.ts"

let postgres: OwnPostgres
let network: TcpProxy
let server: Server

beforeAll(async () => {
  postgres = await ownPostgres()
  network = await tcpProxy(postgres.port)
  server = await serve({ ...environment, DATABASE_URL: postgres.url(network.port) })
}, 60_000)

const gone = { readiness: 503, lasts: 1500 }
const silent = { readiness: 503, lasts: 3 * timeout }

const outages: ReadonlyArray<readonly [name: string, outage: Outage]> = [
  ["database killed", { ...gone, begin: () => postgres.kill(), end: () => postgres.start() }],
  ["database restarted", { ...gone, begin: () => postgres.stop(), end: () => postgres.start() }],
  ["database frozen", { ...silent, begin: () => postgres.freeze(), end: () => postgres.thaw() }],
  ["network cut", { ...gone, begin: () => network.cut(), end: () => network.restore() }],
  ["network dead", { ...silent, begin: () => network.freeze(), end: () => network.restore() }]
]

describe("an outage", () => {
  it.each(outages)("%s: is told in time, loses nothing, and is over when it is over", (name, outage) =>
    through(server, name, outage)
  )
})
