import { assert, describe, it } from "@effect/vitest"
import { Cause, Effect, Exit } from "effect"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as BcryptWorkers from "../src/BcryptWorkers.ts"
import { startedWorkers } from "./support/workers.ts"

const fragile = new URL("./programs/fragileWorker.ts", import.meta.url)

const directory = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "outlay-workers-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true }))
)

const job = (password: string) => ({ password, salt: 4 })

describe("BcryptWorkers", () => {
  it.effect("a job whose worker dies is done by another", () =>
    Effect.gen(function* () {
      const workers = yield* startedWorkers
      const { run } = yield* BcryptWorkers.make({ program: fragile, threads: 1, queue: 9 })
      const deadly = join(yield* directory, "deadly")
      writeFileSync(deadly, "")
      const answers = yield* Effect.all([run(job(deadly)), run(job("other"))], { concurrency: 2 })
      assert.deepStrictEqual(answers, [deadly, "other"])
      assert.lengthOf(workers, 2)
    })
  )

  it.effect("a job that kills two workers is a defect, and the next one is served", () =>
    Effect.gen(function* () {
      const workers = yield* startedWorkers
      const { run } = yield* BcryptWorkers.make({ program: fragile, threads: 1, queue: 9 })
      const [exit, answer] = yield* Effect.all([Effect.exit(run(job("always"))), run(job("next"))], { concurrency: 2 })
      assert.strictEqual(answer, "next")
      assert.lengthOf(workers, 3)
      assert.isTrue(Exit.hasDies(exit))
      assert.include(Exit.isFailure(exit) ? Cause.pretty(exit.cause) : "", "told to die")
    })
  )

  it.effect("a program that is not there is a defect, not a hang", () =>
    Effect.gen(function* () {
      const missing = new URL("./programs/missing.ts", import.meta.url)
      const { run } = yield* BcryptWorkers.make({ program: missing, threads: 2, queue: 9 })
      assert.isTrue(Exit.hasDies(yield* Effect.exit(run(job("any")))))
    })
  )
})
