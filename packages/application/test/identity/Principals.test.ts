import { authenticate, logout, Principals, RefreshSessions, SessionId, type TokenPair } from "@outlay/application"
import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber, Option } from "effect"
import { TestClock } from "effect/testing"
import { givenIdentity, identityOf, signIn } from "../support/accounts.ts"
import { dies, inWorld, refusedWith } from "../support/world.ts"

type Find = RefreshSessions["Service"]["find"]

/** Principals over the sessions of the world, looked up in another way. */
const principalsOver = (wrap: (find: Find) => Find) =>
  Principals.make.pipe(
    Effect.updateService(RefreshSessions, (sessions) => ({ ...sessions, find: wrap(sessions.find) }))
  )

/** Principals, and how often they have asked the store. */
const counting = Effect.gen(function* () {
  const asked: Array<SessionId> = []
  const principals = yield* principalsOver((find) => (id) => {
    asked.push(id)
    return find(id)
  })
  return { principals, asked }
})

const isRefused = (pair: TokenPair) => refusedWith("Unauthenticated", authenticate(pair.accessToken))

describe("Principals", () => {
  it.effect(
    "ask the store once in three seconds, however many ask them",
    inWorld(function* () {
      const { sessionId } = (yield* givenIdentity()).identity
      const { principals, asked } = yield* counting
      const all = Effect.all(
        Array.from({ length: 5 }, () => principals.find(sessionId)),
        { concurrency: "unbounded" }
      )
      const [first, ...others] = yield* all
      assert.isTrue(first !== undefined && Option.isSome(first))
      yield* TestClock.adjust("2999 millis")
      for (const found of [...others, ...(yield* all)]) assert.deepStrictEqual(found, first)
      assert.strictEqual(asked.length, 1)
      yield* TestClock.adjust("1 millis")
      yield* all
      assert.strictEqual(asked.length, 2)
    })
  )

  it.effect(
    "remember each session by itself",
    inWorld(function* () {
      const one = (yield* givenIdentity()).identity.sessionId
      const two = (yield* identityOf(yield* signIn())).sessionId
      const { principals, asked } = yield* counting
      for (const id of [one, two, one, two]) yield* principals.find(id)
      assert.deepStrictEqual(asked, [one, two])
    })
  )

  it.effect(
    "do not remember that a session is not there",
    inWorld(function* () {
      const { principals, asked } = yield* counting
      const unknown = SessionId.make("00000000-0000-7000-8000-000000000099")
      assert.deepStrictEqual(yield* principals.find(unknown), Option.none())
      assert.deepStrictEqual(yield* principals.find(unknown), Option.none())
      assert.strictEqual(asked.length, 2)
    })
  )

  it.effect(
    "do not remember that the store broke",
    inWorld(function* () {
      const { sessionId } = (yield* givenIdentity()).identity
      let isBroken = true
      const principals = yield* principalsOver((find) => (id) => (isBroken ? Effect.die("broken") : find(id)))
      yield* dies(principals.find(sessionId))
      isBroken = false
      assert.isTrue(Option.isSome(yield* principals.find(sessionId)))
    })
  )

  it.effect(
    "forget sessions when told to, and no others",
    inWorld(function* () {
      const one = (yield* givenIdentity()).identity.sessionId
      const two = (yield* identityOf(yield* signIn())).sessionId
      const { principals, asked } = yield* counting
      yield* principals.find(one)
      yield* principals.find(two)
      yield* principals.forget([one])
      yield* principals.find(one)
      yield* principals.find(two)
      assert.deepStrictEqual(asked, [one, two, one])
      yield* principals.forgetAll
      yield* principals.find(one)
      yield* principals.find(two)
      assert.deepStrictEqual(asked, [one, two, one, one, two])
    })
  )

  /** Principals whose lookups have read the store, and answer only when they are told to. */
  const slow = Effect.gen(function* () {
    const read = yield* Deferred.make<void>()
    const answer = yield* Deferred.make<void>()
    const pause = Effect.andThen(Deferred.succeed(read, undefined), Deferred.await(answer))
    const principals = yield* principalsOver(
      (find) => (id) => Effect.tap(find(id), () => Effect.andThen(Effect.yieldNow, pause))
    )
    return { principals, read: Deferred.await(read), answer: Deferred.succeed(answer, undefined) }
  })

  it.effect(
    "do not bring back by a slow lookup what was forgotten meanwhile",
    inWorld(function* () {
      const { sessionId, actor } = (yield* givenIdentity()).identity
      const { principals, read, answer } = yield* slow
      const asking = yield* Effect.forkChild(principals.find(sessionId))
      yield* read
      yield* RefreshSessions.use((sessions) => sessions.endAllOf(actor.userId, Option.none()))
      yield* principals.forget([sessionId])
      yield* answer
      yield* Fiber.join(asking)
      assert.deepStrictEqual(yield* principals.find(sessionId), Option.none())
    })
  )

  it.effect(
    "answer the others when the one who asked first goes away",
    inWorld(function* () {
      const { sessionId } = (yield* givenIdentity()).identity
      const { principals, read, answer } = yield* slow
      const first = yield* Effect.forkChild(principals.find(sessionId))
      yield* read
      const second = yield* Effect.forkChild(principals.find(sessionId), { startImmediately: true })
      yield* Fiber.interrupt(first)
      yield* answer
      assert.isTrue(Option.isSome(yield* Fiber.join(second)))
    })
  )

  it.effect(
    "refuse at once what this process has ended",
    inWorld(function* () {
      const { pair } = yield* givenIdentity()
      yield* identityOf(pair)
      yield* logout(pair.refreshToken)
      yield* isRefused(pair)
    })
  )

  it.effect(
    "refuse what another process has ended within five seconds, also when it is asked for all the time",
    inWorld(function* () {
      const { pair, identity } = yield* givenIdentity()
      const sessions = yield* RefreshSessions
      yield* sessions.endAllOf(identity.actor.userId, Option.none())
      let passed = 0
      while (yield* Effect.isSuccess(authenticate(pair.accessToken))) {
        yield* TestClock.adjust("100 millis")
        passed += 100
        assert.isAtMost(passed, 5000)
      }
      yield* isRefused(pair)
    })
  )
})
