/** Connections that are open and do nothing cost those who work next to nothing. */
import { assert, describe, it } from "@effect/vitest"
import { closedDoors, connection, head } from "./support/Connection.ts"
import { measured, p95 } from "./support/Latency.ts"
import { member, memory, started } from "./support/Servers.ts"
import { told } from "./support/told.ts"

const thousand = Array.from({ length: 1000 })

describe("a thousand idle connections", () => {
  it("do not slow down the others, and do not hold the server when it stops", async () => {
    const { program, url } = await started(memory)
    const { client } = await member(url)
    const ask = () => client.get("/categories")
    await measured(200, ask)
    const alone = p95(await measured(300, ask))

    const idle = await Promise.all(
      thousand.map(async (_, index) => {
        const one = await connection(url)
        // Half of them were used before.
        if (index % 2 === 0) {
          one.send(head("GET /health/live"))
          await one.until(/"ok"/)
        }
        return one
      })
    )
    const beside = p95(await measured(300, ask))
    told("1000 idle connections", { "p95 ms without": alone.toFixed(1), "p95 ms with": beside.toFixed(1) })
    assert.isBelow(beside, 3 * alone + 10)

    assert.isTrue(idle.every(({ socket }) => !socket.destroyed))
    program.signal("SIGTERM")
    await closedDoors(url)
    await Promise.all(idle.map(({ closed }) => closed))
    assert.strictEqual((await program.ended).code, 0)
  })
})
