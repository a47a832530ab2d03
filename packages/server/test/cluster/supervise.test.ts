import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber, Ref, type Scope } from "effect"
import { TestClock } from "effect/testing"
import { StartFailed } from "../../src/config/StartFailed.ts"
import { supervise, type Worker } from "../../src/cluster/supervise.ts"

/** Workers that live as long as they are told, and how many have been started and are there. */
const factory = Effect.gen(function* () {
  const started: Array<{ readonly end: (how: string) => Effect.Effect<boolean> }> = []
  const alive = yield* Ref.make(0)
  const start = (listening: Worker["listening"]): Effect.Effect<Worker, never, Scope.Scope> =>
    Effect.gen(function* () {
      const ended = yield* Deferred.make<string>()
      started.push({ end: (how) => Deferred.succeed(ended, how) })
      yield* Effect.acquireRelease(
        Ref.update(alive, (n) => n + 1),
        () => Ref.update(alive, (n) => n - 1)
      )
      return { pid: started.length, listening, ended: Deferred.await(ended) }
    })
  return { started, alive: Ref.get(alive), start }
})

const listens = Effect.succeed("http://here")

const settle = TestClock.adjust("1 millis")

describe("supervise", () => {
  it.effect("tells once that all listen, and replaces who has lived for a while at once", () =>
    Effect.gen(function* () {
      const { alive, start, started } = yield* factory
      const told: Array<string> = []
      const listening = (url: string) => Effect.sync(() => void told.push(url))
      yield* Effect.forkChild(supervise(start(listens), 3, listening))
      yield* TestClock.adjust("1 hour")
      assert.strictEqual(started.length, 3)
      yield* started[1]?.end("by SIGKILL") ?? Effect.void
      yield* settle
      assert.strictEqual(started.length, 4)
      assert.strictEqual(yield* alive, 3)
      assert.deepStrictEqual(told, ["http://here"])
    })
  )

  it.effect("while the first start, one that can't is the end of all", () =>
    Effect.gen(function* () {
      const { alive, start, started } = yield* factory
      const taken = new StartFailed({ message: "taken" })
      const next = Effect.suspend(() => start(started.length === 1 ? Effect.fail(taken) : listens))
      const never = () => Effect.die("not all listen")
      assert.strictEqual(yield* Effect.flip(supervise(next, 3, never)), taken)
      assert.strictEqual(yield* alive, 0)
    })
  )

  it.effect("waits longer and longer for who ends at once, and gives up", () =>
    Effect.gen(function* () {
      const { alive, start, started } = yield* factory
      const dying = Effect.suspend(() =>
        Effect.map(start(listens), (worker) =>
          started.length > 2 ? { ...worker, ended: Effect.succeed("with code 7") } : worker
        )
      )
      const fiber = yield* Effect.forkChild(supervise(dying, 2, () => Effect.void))
      yield* TestClock.adjust("1 hour")
      yield* started[0]?.end("by SIGKILL") ?? Effect.void
      yield* settle
      assert.strictEqual(started.length, 3)
      yield* TestClock.adjust("1 second")
      assert.strictEqual(started.length, 5)
      yield* TestClock.adjust("1 minute")
      const { message } = yield* Effect.flip(Fiber.join(fiber))
      assert.strictEqual(message, "workers end as soon as they start: worker 11 has ended with code 7")
      assert.strictEqual(started.length, 2 + 9)
      assert.strictEqual(yield* alive, 0)
    })
  )

  it.effect("stops all when it is interrupted", () =>
    Effect.gen(function* () {
      const { alive, start } = yield* factory
      const fiber = yield* Effect.forkChild(supervise(start(listens), 2, () => Effect.void))
      yield* settle
      assert.strictEqual(yield* alive, 2)
      yield* Fiber.interrupt(fiber)
      assert.strictEqual(yield* alive, 0)
    })
  )
})
