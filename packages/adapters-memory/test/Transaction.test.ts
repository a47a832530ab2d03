import { assert, describe, it } from "@effect/vitest"
import { Cause, Deferred, Effect, Exit, Fiber } from "effect"
import { layer } from "../src/index.ts"
import { countExpenses, insert, openBook, settle, transaction } from "./fixtures.ts"

/** A transaction that has inserted expense `n` and goes on when `release` is done. */
const holding = (n: number, release: Deferred.Deferred<void>) =>
  Effect.gen(function* () {
    const inside = yield* Deferred.make<void>()
    const fiber = yield* Effect.forkChild(
      transaction(
        Effect.gen(function* () {
          yield* insert(n)
          yield* Deferred.succeed(inside, undefined)
          yield* Deferred.await(release)
        })
      )
    )
    yield* Deferred.await(inside)
    return fiber
  })

describe("a transaction", () => {
  it.effect("is there when it succeeds", () =>
    Effect.gen(function* () {
      yield* openBook
      yield* transaction(Effect.andThen(insert(1), insert(2)))
      assert.strictEqual(yield* countExpenses, 2)
    }).pipe(Effect.provide(layer))
  )

  it.effect("is undone when it fails", () =>
    Effect.gen(function* () {
      yield* openBook
      const error = yield* Effect.flip(transaction(Effect.andThen(insert(1), Effect.fail("no"))))
      assert.strictEqual(error, "no")
      assert.strictEqual(yield* countExpenses, 0)
    }).pipe(Effect.provide(layer))
  )

  it.effect("is undone when it dies", () =>
    Effect.gen(function* () {
      yield* openBook
      const exit = yield* Effect.exit(transaction(Effect.andThen(insert(1), insert(1))))
      assert.isTrue(Exit.isFailure(exit) && Cause.hasDies(exit.cause))
      assert.strictEqual(yield* countExpenses, 0)
    }).pipe(Effect.provide(layer))
  )

  it.effect("is undone when it is interrupted, and lets the next one in", () =>
    Effect.gen(function* () {
      yield* openBook
      const fiber = yield* holding(1, yield* Deferred.make<void>())
      yield* Fiber.interrupt(fiber)
      assert.strictEqual(yield* countExpenses, 0)
      yield* transaction(insert(2))
      assert.strictEqual(yield* countExpenses, 1)
    }).pipe(Effect.provide(layer))
  )

  it.effect("sees its own writes, which nobody else sees before it ends", () =>
    Effect.gen(function* () {
      yield* openBook
      const release = yield* Deferred.make<void>()
      const fiber = yield* holding(1, release)
      assert.strictEqual(yield* countExpenses, 0)
      yield* Deferred.succeed(release, undefined)
      yield* Fiber.join(fiber)
      assert.strictEqual(yield* countExpenses, 1)
      assert.strictEqual(yield* transaction(Effect.andThen(insert(2), countExpenses)), 2)
    }).pipe(Effect.provide(layer))
  )

  it.effect("holds up writers outside of it, alone or in a transaction", () =>
    Effect.gen(function* () {
      yield* openBook
      const release = yield* Deferred.make<void>()
      const fiber = yield* holding(1, release)
      const alone = yield* Effect.forkChild(insert(2))
      const another = yield* Effect.forkChild(transaction(insert(3)))
      yield* settle
      assert.isUndefined(alone.pollUnsafe())
      assert.isUndefined(another.pollUnsafe())
      yield* Deferred.succeed(release, undefined)
      yield* Fiber.joinAll([fiber, alone, another])
      assert.strictEqual(yield* countExpenses, 3)
    }).pipe(Effect.provide(layer))
  )

  it.effect("lets a waiting writer be interrupted", () =>
    Effect.gen(function* () {
      yield* openBook
      const release = yield* Deferred.make<void>()
      const fiber = yield* holding(1, release)
      const waiting = yield* Effect.forkChild(insert(2))
      yield* settle
      yield* Fiber.interrupt(waiting)
      yield* Deferred.succeed(release, undefined)
      yield* Fiber.join(fiber)
      assert.strictEqual(yield* countExpenses, 1)
    }).pipe(Effect.provide(layer))
  )

  it.effect("takes in the fibers that are forked in it", () =>
    Effect.gen(function* () {
      yield* openBook
      const inserts = Effect.all([insert(1), insert(2)], { concurrency: "unbounded" })
      const exit = yield* Effect.exit(transaction(Effect.andThen(inserts, Effect.flatMap(countExpenses, Effect.fail))))
      assert.deepStrictEqual(exit, Exit.fail(2))
      assert.strictEqual(yield* countExpenses, 0)
    }).pipe(Effect.provide(layer))
  )

  it.effect("does not hold what its fibers do after its end", () =>
    Effect.gen(function* () {
      yield* openBook
      const ended = yield* Deferred.make<void>()
      const late = yield* transaction(Effect.forkDetach(Effect.andThen(Deferred.await(ended), insert(1))))
      yield* Deferred.succeed(ended, undefined)
      yield* Fiber.join(late)
      assert.strictEqual(yield* countExpenses, 1)
    }).pipe(Effect.provide(layer))
  )
})
