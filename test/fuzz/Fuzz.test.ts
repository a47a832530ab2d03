/**
 * Requests made from the published contract, right ones and ones that are broken in one place, are answered as it
 * says. `OUTLAY_SEED` asks for others, `OUTLAY_RUNS` for so many times more, `OUTLAY_REPLAY` for one case or a range.
 */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import type { Server } from "../e2e/support/Outlay.ts"
import { type Campaign, campaign, printFailure, type Range } from "./support/campaign.ts"
import { checkHealth } from "./support/health.ts"
import { repeat } from "./support/repetition.ts"
import { givenServer, stores } from "./support/stores.ts"

const { replay, seed, times } = repeat

/** On each store. */
const requests = 2750 * times

const range: Range =
  replay === undefined
    ? { from: 1, to: requests }
    : { from: Number(replay.split("-")[0]), to: Number(replay.split("-").at(-1)) }

/** Every operation was answered well at least once: a server that refuses all would stay unnoticed otherwise. */
const assertAccepted = ({ answers }: Campaign) => {
  for (const [operationId, statuses] of answers) {
    assert.isTrue(
      [...statuses.keys()].some((status) => status < 300),
      `${operationId}: ${[...statuses].join(" ")}`
    )
  }
}

const assertStopped = async (server: Server) => {
  const { code, stderr } = await server.stop()
  assert.deepStrictEqual([code, stderr], [0, ""])
}

describe("requests made from the published contract", () => {
  for (const [title, database] of stores) {
    it(`are answered as it says ${title}`, { timeout: 60_000 + requests * 60 }, async () => {
      const server = await givenServer(database)
      const result = await Effect.runPromise(campaign(server.url, seed, range))
      const { asked, failures, slowest } = result
      const print = printFailure(server.url, seed, title)
      assert.isEmpty(failures, `${failures.length} of ${asked}\n\n${failures.map(print).join("\n\n")}\n`)
      assert.strictEqual(asked, range.to - range.from + 1)
      if (replay === undefined) assertAccepted(result)
      await checkHealth(server)
      await assertStopped(server)
      console.info(
        `${asked} requests ${title}, seed ${seed}; the slowest: ${slowest?.answer?.milliseconds} ms, ${slowest?.tried.index}`
      )
    })
  }

  it("are 5,000 at least in one run", () => {
    if (replay === undefined) assert.isAtLeast(stores.length * requests, 5000)
  })
})
