import { assert, describe, it } from "@effect/vitest"
import { once } from "node:events"
import { getPriority } from "node:os"
import { Worker } from "node:worker_threads"

const program = `
import { getPriority } from "node:os"
import { readlinkSync } from "node:fs"
import { parentPort } from "node:worker_threads"
import { yieldToOthers } from ${JSON.stringify(new URL("../src/yieldToOthers.ts", import.meta.url).href)}
const own = () => getPriority(Number(readlinkSync("/proc/thread-self").split("/").at(-1)))
const before = own()
yieldToOthers()
parentPort.postMessage([before, own()])
`

describe.runIf(process.platform === "linux")("yieldToOthers", () => {
  it("lowers the priority of its own thread and of no other", async () => {
    const ofProcess = getPriority()
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`))
    const [[before, after]] = (await once(worker, "message")) as [[number, number]]
    assert.strictEqual(before, ofProcess)
    assert.isAbove(after, before)
    assert.strictEqual(getPriority(), ofProcess)
    await worker.terminate()
  })
})
