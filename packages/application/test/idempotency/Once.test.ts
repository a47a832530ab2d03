import { type Actor, listExpenses, once, recordExpense } from "@outlay/application"
import { ExpenseDraft, expenseQuery } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { givenActor, givenCategory } from "../support/givens.ts"
import { day, euro, noUser } from "../support/values.ts"
import { broken, dies, inWorld, refusedWith } from "../support/world.ts"

const request = { key: "key", fingerprint: "first" }
const answered = { answer: "answer", fingerprint: "first" }
const answering = Effect.succeed("answer")

/** Somebody, and what they ask for: to record an expense. */
const given = Effect.gen(function* () {
  const actor = yield* givenActor()
  const { id: categoryId } = yield* givenCategory(actor, "Lunch")
  const draft = ExpenseDraft.make({ categoryId, amount: euro(12_50n), date: day("2026-03-14") })
  return { actor, record: Effect.map(recordExpense(actor, draft), ({ id }): string => id) }
})

const recorded = (actor: Actor) => Effect.map(listExpenses(actor, expenseQuery()), ({ total }) => total)

/** A first request that has begun, and goes on until it is told to end. */
const givenRunning = Effect.gen(function* () {
  const { actor, record } = yield* given
  const [begun, gate] = [yield* Deferred.make<void>(), yield* Deferred.make<void>()]
  const held = Effect.andThen(Deferred.succeed(begun, undefined), Effect.andThen(Deferred.await(gate), record))
  const first = yield* Effect.forkChild(once(actor, request, held))
  yield* Deferred.await(begun)
  return { actor, first, record, end: Deferred.succeed(gate, undefined) }
})

describe("once", () => {
  it.effect(
    "gives the first answer again, and does nothing for it",
    inWorld(function* () {
      const { actor, record } = yield* given
      const first = yield* once(actor, request, record)
      assert.isFalse(first.replayed)
      assert.deepStrictEqual(yield* once(actor, request, broken), { ...first, replayed: true })
      assert.strictEqual(yield* recorded(actor), 1)
    })
  )

  it.effect(
    "refuses a key that was used for another request, which is not done",
    inWorld(function* () {
      const { actor, record } = yield* given
      yield* once(actor, request, answering)
      const other = once(actor, { ...request, fingerprint: "second" }, record)
      const refusal = yield* refusedWith("IdempotencyKeyReused", other)
      assert.strictEqual(refusal.message, "the key has been used for another request")
      assert.strictEqual(yield* recorded(actor), 0)
      assert.deepStrictEqual(yield* once(actor, request, broken), { ...answered, replayed: true })
    })
  )

  it.effect(
    "keeps an answer for 24 hours and no longer",
    inWorld(function* () {
      const { actor } = yield* given
      yield* once(actor, request, answering)
      yield* TestClock.adjust("86399999 millis")
      assert.isTrue((yield* once(actor, request, broken)).replayed)
      yield* TestClock.adjust("1 millis")
      const again = yield* once(actor, { ...request, fingerprint: "second" }, Effect.succeed("other"))
      assert.deepStrictEqual(again, { answer: "other", fingerprint: "second", replayed: false })
    })
  )

  it.effect(
    "is told of each user alone, in each book alone",
    inWorld(function* () {
      const { actor } = yield* given
      yield* once(actor, request, answering)
      for (const other of [{ ...actor, userId: noUser }, yield* givenActor()]) {
        assert.isFalse((yield* once(other, request, answering)).replayed)
      }
    })
  )

  it.effect(
    "leaves the key free when what is asked for is refused or breaks, and nothing of it behind",
    inWorld(function* () {
      const { actor, record } = yield* given
      const refused = once(actor, request, Effect.andThen(record, Effect.fail({ _tag: "Refused" as const })))
      yield* refusedWith("Refused", refused)
      yield* dies(once(actor, request, Effect.andThen(record, broken)))
      assert.strictEqual(yield* recorded(actor), 0)
      assert.isFalse((yield* once(actor, request, record)).replayed)
      assert.strictEqual(yield* recorded(actor), 1)
    })
  )
})

describe("a repetition of what is still running", () => {
  it.effect(
    "waits for its end and is given its answer",
    inWorld(function* () {
      const { actor, end, first } = yield* givenRunning
      const second = yield* Effect.forkChild(once(actor, request, broken))
      yield* TestClock.adjust("4999 millis")
      assert.isUndefined(second.pollUnsafe())
      yield* end
      const { answer } = yield* Fiber.join(first)
      assert.deepStrictEqual(yield* Fiber.join(second), { answer, fingerprint: "first", replayed: true })
      assert.strictEqual(yield* recorded(actor), 1)
    })
  )

  it.effect(
    "is refused after five seconds, while the first goes on",
    inWorld(function* () {
      const { actor, end, first } = yield* givenRunning
      const second = yield* Effect.forkChild(refusedWith("RequestStillRunning", once(actor, request, broken)))
      yield* TestClock.adjust("5 seconds")
      const { message } = yield* Fiber.join(second)
      assert.strictEqual(message, "the first request under this key is still running")
      assert.isUndefined(first.pollUnsafe())
      yield* TestClock.adjust("1 hour")
      yield* end
      const { answer } = yield* Fiber.join(first)
      assert.deepStrictEqual(yield* once(actor, request, broken), { answer, fingerprint: "first", replayed: true })
    })
  )

  it.effect(
    "is refused when it is another request under that key",
    inWorld(function* () {
      const { actor, end, first } = yield* givenRunning
      const other = once(actor, { ...request, fingerprint: "second" }, broken)
      const second = yield* Effect.forkChild(refusedWith("IdempotencyKeyReused", other))
      yield* Effect.yieldNow
      yield* end
      yield* Fiber.join(second)
      yield* Fiber.join(first)
    })
  )

  it.effect(
    "is done when the first one is interrupted",
    inWorld(function* () {
      const { actor, first, record } = yield* givenRunning
      const second = yield* Effect.forkChild(once(actor, request, record))
      yield* Effect.yieldNow
      yield* Fiber.interrupt(first)
      assert.isFalse((yield* Fiber.join(second)).replayed)
      assert.strictEqual(yield* recorded(actor), 1)
    })
  )
})
