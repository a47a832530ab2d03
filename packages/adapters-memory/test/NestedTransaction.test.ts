import { assert, describe, it } from "@effect/vitest"
import { Cause, Deferred, Effect, Exit, Fiber } from "effect"
import { layer } from "../src/index.ts"
import { countExpenses, insert, openBook, settle, transaction } from "./fixtures.ts"

describe("a transaction in a transaction", () => {
  it.effect("is undone alone when it fails", () =>
    Effect.gen(function* () {
      yield* openBook
      yield* transaction(
        Effect.gen(function* () {
          yield* insert(1)
          yield* Effect.ignore(transaction(Effect.andThen(insert(2), Effect.fail("no"))))
          assert.strictEqual(yield* countExpenses, 1)
          yield* transaction(insert(3))
        })
      )
      assert.strictEqual(yield* countExpenses, 2)
    }).pipe(Effect.provide(layer))
  )

  it.effect("is undone with the one around it", () =>
    Effect.gen(function* () {
      yield* openBook
      yield* Effect.exit(transaction(Effect.andThen(transaction(insert(1)), Effect.fail("no"))))
      assert.strictEqual(yield* countExpenses, 0)
    }).pipe(Effect.provide(layer))
  )

  it.effect("does not undo what its siblings do meanwhile", () =>
    Effect.gen(function* () {
      yield* openBook
      const failing = transaction(insert(1).pipe(Effect.andThen(settle), Effect.andThen(Effect.fail("no"))))
      yield* transaction(
        Effect.all([Effect.ignore(failing), insert(2), transaction(insert(3))], { concurrency: "unbounded" })
      )
      assert.strictEqual(yield* countExpenses, 2)
    }).pipe(Effect.provide(layer))
  )

  it.effect("dies, and is undone, when it outlives the one around it", () =>
    Effect.gen(function* () {
      yield* openBook
      const release = yield* Deferred.make<void>()
      const inside = yield* Deferred.make<void>()
      const inner = yield* transaction(
        Effect.gen(function* () {
          const body = Effect.all([insert(1), Deferred.succeed(inside, undefined), Deferred.await(release)])
          const fiber = yield* Effect.forkDetach(transaction(body))
          yield* Deferred.await(inside)
          return fiber
        })
      )
      yield* Deferred.succeed(release, undefined)
      const exit = yield* Fiber.await(inner)
      assert.isTrue(Exit.isFailure(exit) && Cause.hasDies(exit.cause))
      assert.strictEqual(yield* countExpenses, 0)
    }).pipe(Effect.provide(layer))
  )

  it.effect("lets a writer that has waited for it go on outside when the one around it has ended", () =>
    Effect.gen(function* () {
      yield* openBook
      const release = yield* Deferred.make<void>()
      const waiting = yield* transaction(
        Effect.gen(function* () {
          const inside = yield* Deferred.make<void>()
          yield* Effect.forkDetach(
            transaction(Effect.andThen(Deferred.succeed(inside, undefined), Deferred.await(release)))
          )
          yield* Deferred.await(inside)
          const fiber = yield* Effect.forkDetach(insert(1))
          yield* settle
          return fiber
        })
      )
      assert.isUndefined(waiting.pollUnsafe())
      yield* Deferred.succeed(release, undefined)
      yield* Fiber.join(waiting)
      assert.strictEqual(yield* countExpenses, 1)
    }).pipe(Effect.provide(layer))
  )
})
