import { assert, describe, it } from "@effect/vitest"
import { hashSync } from "bcryptjs"
import { Effect, Exit, Fiber, Option, Scope } from "effect"
import { spawnSync } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { setImmediate as nextTurn } from "node:timers/promises"
import { hasherOf, isBusy, right, stored } from "./support/hashers.ts"
import { isAlive, startedWorkers } from "./support/workers.ts"

describe("PasswordHasherBcrypt threads", () => {
  it.effect("the event loop turns while passwords are hashed", () =>
    Effect.gen(function* () {
      const hasher = yield* hasherOf({ cost: 10, threads: 2 })
      let turns = 0
      let isOver = false
      const turn = () => {
        turns++
        if (!isOver) setImmediate(turn)
      }
      setImmediate(turn)
      yield* Effect.all(
        Array.from({ length: 4 }, () => hasher.hash(right)),
        { concurrency: "unbounded" }
      )
      isOver = true
      // On the main thread there would be a handful.
      assert.isAbove(turns, 200)
    })
  )

  it.effect("no worker is started before the first password, and no more than allowed after it", () =>
    Effect.gen(function* () {
      const workers = yield* startedWorkers
      const hasher = yield* hasherOf({ cost: 4, threads: 2 })
      // Node tells of a worker in a later turn.
      yield* Effect.promise(() => nextTurn())
      assert.lengthOf(workers, 0)
      yield* hasher.hash(right)
      yield* hasher.hash(right)
      assert.lengthOf(workers, 1)
      yield* Effect.all(
        Array.from({ length: 8 }, () => hasher.hash(right)),
        { concurrency: "unbounded" }
      )
      assert.lengthOf(workers, 2)
    })
  )

  it.effect("a worker that is killed in the middle of a hash is replaced, and its hash is made", () =>
    Effect.gen(function* () {
      const workers = yield* startedWorkers
      const hasher = yield* hasherOf({ cost: 12, threads: 1 })
      const fiber = yield* Effect.forkChild(hasher.hash(right), { startImmediately: true })
      yield* Effect.promise(async () => {
        const [worker] = await once(process, "worker")
        return once(worker, "online")
      })
      yield* Effect.promise(() => Promise.all(workers.map((worker) => worker.terminate())))
      assert.isTrue(yield* hasher.verify(right, Option.some(yield* Fiber.join(fiber))))
      assert.lengthOf(workers, 2)
    })
  )

  it.effect("a worker that dies idle is replaced", () =>
    Effect.gen(function* () {
      const workers = yield* startedWorkers
      const hasher = yield* hasherOf({ cost: 4, threads: 1 })
      const hash = yield* hasher.hash(right)
      yield* Effect.promise(() => Promise.all(workers.map((worker) => worker.terminate())))
      assert.isTrue(yield* hasher.verify(right, Option.some(hash)))
      assert.lengthOf(workers, 2)
    })
  )

  it.effect("beyond the queue the effect dies with HasherBusy", () =>
    Effect.gen(function* () {
      const hasher = yield* hasherOf({ cost: 8, threads: 1, queue: 2 })
      const exits = yield* Effect.all(
        Array.from({ length: 5 }, () => Effect.exit(hasher.hash(right))),
        { concurrency: "unbounded" }
      )
      assert.deepStrictEqual(exits.map(Exit.isSuccess), [true, true, true, false, false])
      assert.isTrue(exits.slice(3).every((exit) => isBusy(exit, "full")))
      assert.isTrue(Exit.isSuccess(yield* Effect.exit(hasher.hash(right))))
    })
  )

  it.effect("one who no longer waits leaves the queue", () =>
    Effect.gen(function* () {
      const hasher = yield* hasherOf({ cost: 8, threads: 1, queue: 1 })
      const hash = Effect.forkChild(hasher.hash(right), { startImmediately: true })
      const running = yield* hash
      const waiting = yield* hash
      yield* Fiber.interrupt(waiting)
      const next = yield* hash
      assert.isTrue(Exit.isSuccess(yield* Fiber.await(running)))
      assert.isTrue(Exit.isSuccess(yield* Fiber.await(next)))
    })
  )

  it.effect("one who leaves in the middle of a hash does not wait for it, and the next is served", () =>
    Effect.gen(function* () {
      const workers = yield* startedWorkers
      const hasher = yield* hasherOf({ cost: 12, threads: 1 })
      const first = yield* Effect.forkChild(hasher.hash(right), { startImmediately: true })
      let isServed = false
      const second = yield* Effect.forkChild(
        Effect.tap(hasher.verify(right, stored(hashSync("correct horse", 4))), () =>
          Effect.sync(() => (isServed = true))
        ),
        { startImmediately: true }
      )
      yield* Fiber.interrupt(first)
      assert.isFalse(isServed)
      assert.isTrue(yield* Fiber.join(second))
      assert.lengthOf(workers, 1)
    })
  )

  it.effect("the end of the scope ends the workers and all who wait, also those who come later", () =>
    Effect.gen(function* () {
      const workers = yield* startedWorkers
      const scope = yield* Scope.make()
      const hasher = yield* Scope.provide(hasherOf({ cost: 12, threads: 1 }), scope)
      const hash = Effect.forkChild(hasher.hash(right), { startImmediately: true })
      const fibers = [yield* hash, yield* hash]
      yield* Effect.promise(() => once(process, "worker"))
      assert.deepStrictEqual(workers.map(isAlive), [true])
      yield* Scope.close(scope, Exit.void)
      assert.deepStrictEqual(workers.map(isAlive), [false])
      for (const fiber of fibers) assert.isTrue(isBusy(yield* Fiber.await(fiber), "closed"))
      assert.isTrue(isBusy(yield* Effect.exit(hasher.hash(right)), "closed"))
      assert.lengthOf(workers, 1)
    })
  )

  it("a process with idle workers ends by itself", () => {
    const run = spawnSync(process.execPath, [join(import.meta.dirname, "programs/hashAndEnd.ts")], {
      encoding: "utf8",
      timeout: 30_000
    })
    assert.deepStrictEqual([run.status, run.signal], [0, null], run.stderr)
    assert.match(run.stdout, /^\$2b\$04\$.{53}\n$/)
  })
})
