import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Fiber } from "effect"
import { HttpClient, HttpClientResponse } from "effect/http"
import { TestClock } from "effect/testing"
import { bounded } from "../../src/observability/bounded.ts"

const answering = HttpClient.make((request) => Effect.succeed(HttpClientResponse.fromWeb(request, new Response())))

/** Answers once it is told to, and never before. */
const silent = () => {
  let answers = false
  const client = HttpClient.make((request) => (answers ? answering.execute(request) : Effect.never))
  return { client: bounded(client), answer: () => (answers = true) }
}

describe("a client for a collector", () => {
  it.effect("lets few wait at once, and refuses others at once", () =>
    Effect.gen(function* () {
      const { client } = silent()
      const waiting = yield* Effect.forEach([1, 2, 3, 4], () => Effect.forkChild(client.get("http://collector/")))
      yield* Effect.yieldNow
      assert.isTrue(Exit.hasDies(yield* Effect.exit(client.get("http://collector/"))))
      assert.deepStrictEqual(
        waiting.map((fiber) => fiber.pollUnsafe()),
        [undefined, undefined, undefined, undefined]
      )
    })
  )

  it.effect("gives up after five seconds, and then there is room for the next", () =>
    Effect.gen(function* () {
      const { answer, client } = silent()
      const waiting = yield* Effect.forEach([1, 2, 3, 4], () => Effect.forkChild(client.get("http://collector/")))
      yield* TestClock.adjust("5 seconds")
      const exits = yield* Effect.forEach(waiting, Fiber.await)
      assert.isTrue(exits.every(Exit.hasDies))
      answer()
      assert.strictEqual((yield* client.get("http://collector/")).status, 200)
    })
  )
})
