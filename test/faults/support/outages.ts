/** What must hold through every outage of a database: who is refused is refused in time, and what comes back is found. */
import { assert } from "@effect/vitest"
import { setTimeout } from "node:timers/promises"
import type { Server } from "../../e2e/support/Outlay.ts"
import { report } from "./report.ts"
import { residentMegabytes } from "./residentMegabytes.ts"
import { assertNothingLost, type Noted, traffic } from "./Traffic.ts"

/** DATABASE_TIMEOUT of the servers under test, in milliseconds. */
export const timeout = 2000
/** For the way to the server and back on a machine that has more to do. */
const slack = 1000
const recovery = 5000

export const environment = {
  RATE_LIMIT_LOGIN_ACCOUNT: "off",
  RATE_LIMIT_LOGIN_ADDRESS: "off",
  RATE_LIMIT_REGISTER: "off",
  DATABASE_TIMEOUT: String(timeout / 1000),
  LOG_LEVEL: "none"
}

export interface Outage {
  readonly begin: () => Promise<void> | void
  readonly end: () => Promise<void> | void
  /** Milliseconds. */
  readonly lasts: number
  /** What /health/ready must say meanwhile; without it, that is not asked. */
  readonly readiness?: number
}

const readiness = async ({ url }: Server): Promise<number> => (await fetch(`${url}/health/ready`)).status

const assertRefusedInTime = (noted: ReadonlyArray<Noted>): void => {
  for (const it of noted) {
    assert.include([200, 201, 503], it.status)
    assert.isBelow(it.millis, timeout + slack, `${it.kind} answered by ${it.status}`)
    if (it.status === 503) assert.match(it.retryAfter ?? "", /^\d+$/)
  }
}

/** Runs traffic through an outage, and checks what everybody was told. */
export const through = async (server: Server, name: string, outage: Outage): Promise<void> => {
  const people = await traffic(server.url)
  await people.goodSince(performance.now())
  const before = residentMegabytes(server.program.pid)
  await outage.begin()
  const since = performance.now()
  await setTimeout(outage.lasts)
  if (outage.readiness !== undefined) assert.strictEqual(await readiness(server), outage.readiness)
  const grown = residentMegabytes(server.program.pid) - before
  await outage.end()
  const back = performance.now()
  const first = await people.goodSince(back)
  const recoveredMillis = first.sentAt + first.millis - back
  assert.isBelow(recoveredMillis, recovery)
  assert.strictEqual(await readiness(server), 200)
  await people.stop()
  assertRefusedInTime(people.noted)
  const refused = people.noted.filter((it) => it.status === 503 && it.sentAt + it.millis >= since).length
  assert.isAbove(refused, 0)
  assert.isBelow(grown, 60, "megabytes")
  report(name, { inFlight: 6, ...(await assertNothingLost(people)), refused, recoveredMillis })
}
