import { type AttemptLimits, ClientAddress } from "@outlay/application"
import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { limitedProof } from "../../src/identity/LimitedProof.ts"
import { Counts, limited } from "../support/limits.ts"
import { broken, dies, refusedWith } from "../support/world.ts"

const max = { "login-account": 3, "login-address": 5, register: 1 }

const ada = "ada@example.com"
const home = "192.0.2.1"

/** Somebody at an address tries a password. */
const proof = (isRight: Effect.Effect<boolean>, email = ada, address: string | undefined = home) =>
  Effect.provideService(limitedProof(email, isRight), ClientAddress, address)

const right = Effect.succeed(true)
const wrong = Effect.succeed(false)

const counted = Effect.map(Counts, (counts) =>
  Object.fromEntries([...counts].filter(([, count]) => count !== 0).toSorted())
)

/** The body of a test that has counts of its own. */
const counting = (body: () => Generator<Effect.Effect<unknown, unknown, AttemptLimits | Counts>, void, never>) => () =>
  Effect.provide(Effect.gen(body), limited(max))

describe("limitedProof", () => {
  it.effect(
    "counts a failure for the account and for the address",
    counting(function* () {
      assert.isFalse(yield* proof(wrong))
      assert.deepStrictEqual(yield* counted, { [`login-account ${ada}`]: 1, [`login-address ${home}`]: 1 })
    })
  )

  it.effect(
    "refuses when as many have failed for the account, also with the right password, and tries nothing",
    counting(function* () {
      for (let n = 0; n < 3; n++) yield* proof(wrong)
      for (const tried of [wrong, right, broken]) {
        const { retryAfterSeconds } = yield* refusedWith("TooManyAttempts", proof(tried))
        assert.strictEqual(retryAfterSeconds, 900)
      }
      yield* TestClock.adjust("10 minutes")
      const { message } = yield* refusedWith("TooManyAttempts", proof(right))
      assert.strictEqual(message, "too many attempts: come back in 300 seconds")
      yield* TestClock.adjust("5 minutes")
      assert.isTrue(yield* proof(right))
    })
  )

  it.effect(
    "refuses when as many have failed from the address, for whatever account, which is not counted then",
    counting(function* () {
      for (let n = 0; n < 5; n++) yield* proof(wrong, `somebody-${n}@example.com`)
      yield* refusedWith("TooManyAttempts", proof(right))
      assert.notProperty(yield* counted, `login-account ${ada}`)
      assert.isTrue(yield* proof(right, ada, "192.0.2.2"))
    })
  )

  it.effect(
    "clears the account's count by a right password, and does not count it for the address",
    counting(function* () {
      yield* proof(wrong)
      yield* proof(wrong)
      assert.isTrue(yield* proof(right))
      assert.deepStrictEqual(yield* counted, { [`login-address ${home}`]: 2 })
    })
  )

  it.effect(
    "knows no address, and no limit of it, where none is told",
    counting(function* () {
      for (let n = 0; n < 20; n++) yield* limitedProof(`somebody-${n}@example.com`, wrong)
      assert.isFalse(Object.keys(yield* counted).some((it) => it.startsWith("login-address")))
      for (let n = 0; n < 3; n++) yield* limitedProof(ada, wrong)
      yield* refusedWith("TooManyAttempts", limitedProof(ada, right))
    })
  )

  it.effect.each(["ADA@example.com", " ada@Example.COM\n", "\u3000ada@example.com", "Ada@EXAMPLE.com"])(
    "counts every spelling of an email for one account: %j",
    (spelling) =>
      counting(function* () {
        for (let n = 0; n < 3; n++) yield* proof(wrong)
        yield* refusedWith("TooManyAttempts", proof(right, spelling))
      })()
  )

  it.effect(
    "counts the spellings of Unicode for one account",
    counting(function* () {
      for (let n = 0; n < 3; n++) yield* proof(wrong, "zo\u00eb@example.com")
      yield* refusedWith("TooManyAttempts", proof(right, "ZOE\u0308@example.com"))
    })
  )

  it.effect(
    "counts from the start, so that those at one moment can't slip through",
    counting(function* () {
      const gate = yield* Deferred.make<boolean>()
      const tried: Array<number> = []
      const waiting = Effect.suspend(() => {
        tried.push(1)
        return Deferred.await(gate)
      })
      const attempts = Effect.all(
        Array.from({ length: 10 }, () => Effect.result(proof(waiting))),
        { concurrency: "unbounded" }
      )
      const fiber = yield* Effect.forkChild(attempts, { startImmediately: true })
      yield* Effect.yieldNow
      assert.lengthOf(tried, 3)
      yield* Deferred.succeed(gate, false)
      const results = yield* Fiber.join(fiber)
      assert.lengthOf(
        results.filter(({ _tag }) => _tag === "Success"),
        3
      )
    })
  )

  it.effect(
    "takes the attempt back when nothing could be tried",
    counting(function* () {
      yield* proof(wrong)
      for (let n = 0; n < 10; n++) yield* dies(proof(broken))
      assert.deepStrictEqual(yield* counted, { [`login-account ${ada}`]: 1, [`login-address ${home}`]: 1 })
    })
  )

  it.effect(
    "counts an attempt whose answer nobody waits for",
    counting(function* () {
      const begun = yield* Deferred.make<void>()
      const endless = Effect.andThen(Deferred.succeed(begun, undefined), Effect.never)
      const fiber = yield* Effect.forkChild(proof(endless))
      yield* Deferred.await(begun)
      yield* Fiber.interrupt(fiber)
      assert.deepStrictEqual(yield* counted, { [`login-account ${ada}`]: 1, [`login-address ${home}`]: 1 })
    })
  )
})
