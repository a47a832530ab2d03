/** What a store of Effect's RateLimiter promises of its windows: when they are over, and that they tell so. */
import { Effect } from "effect"
import { strict as assert } from "node:assert"
import { same } from "../assertions.ts"
import { times } from "../concurrency/atOnce.ts"
import { promise, section } from "../PortPromise.ts"
import { givenLimit, remaining, type Told } from "./given.ts"
import { after } from "./after.ts"

const window = 1000

const isWithin = (told: Told, millis: number): void => {
  assert.ok(told._tag === "Refused", "got through")
  assert.ok(told.retryAfter > 0 && told.retryAfter <= millis, `told to come back in ${told.retryAfter} ms`)
}

export const windows = section({
  about: "windows of limits",
  needs: ["limits"],
  promises: [
    promise(
      "who is refused is told to come back within the window, and gets through then",
      Effect.gen(function* () {
        const { take } = yield* givenLimit(5, window)
        yield* after(0)(Effect.all(times(5, take())))
        isWithin(yield* after(0)(take()), window)
        isWithin(yield* after(500)(take()), window - 500)
        same(remaining(yield* after(window)(take())), 4)
      })
    ),
    promise(
      "a window that is over begins again with nothing counted",
      Effect.gen(function* () {
        const { take } = yield* givenLimit(2, window)
        for (const begin of [0, window, 10 * window]) {
          const told = yield* after(begin)(Effect.all(times(3, take())))
          same(told.map(remaining), [1, 0, "refused"])
        }
      })
    ),
    promise(
      "who is refused makes the window no longer",
      Effect.gen(function* () {
        const { take } = yield* givenLimit(2, window)
        yield* after(0)(Effect.all(times(2, take())))
        yield* after(500)(Effect.all(times(20, take())))
        same(remaining(yield* after(window)(take())), 1)
      })
    ),
    promise(
      "in no window, wherever it begins, are there more than are allowed",
      Effect.gen(function* () {
        const { take } = yield* givenLimit(5, 2 * window)
        same(remaining(yield* after(0)(take())), 4)
        yield* after(window)(Effect.all(times(4, take())))
        isWithin(yield* after(window)(take()), window)
        // The first one has left, and those a window later have not.
        same(remaining(yield* after(2 * window)(take())), 0)
        isWithin(yield* after(2 * window)(take()), window)
        same(remaining(yield* after(3 * window)(take())), 3)
      })
    )
  ]
})

/** To the millisecond: for a store that counts by the clock of this process. */
export const exactWindows = section({
  about: "windows of limits, to the millisecond",
  needs: ["limits"],
  promises: [
    promise(
      "a window is over exactly when it was told",
      Effect.gen(function* () {
        const { take } = yield* givenLimit(4, window)
        const told = yield* after(0)(Effect.all(times(5, take())))
        same(told.at(-1), { _tag: "Refused", retryAfter: window })
        same(yield* after(window - 1)(take()), { _tag: "Refused", retryAfter: 1 })
        same(yield* after(window)(take()), { _tag: "Through", remaining: 3, resetAfter: window })
      })
    ),
    promise(
      "each one that is counted leaves by itself, when it is as old as the window is long",
      Effect.gen(function* () {
        const { take } = yield* givenLimit(4, window)
        same(yield* after(0)(take()), { _tag: "Through", remaining: 3, resetAfter: window })
        same(yield* after(100)(take()), { _tag: "Through", remaining: 2, resetAfter: window })
        same(yield* after(499)(take(2)), { _tag: "Through", remaining: 0, resetAfter: window })
        same(yield* after(999)(take()), { _tag: "Refused", retryAfter: 1 })
        same(yield* after(1000)(take()), { _tag: "Through", remaining: 0, resetAfter: window })
        same(yield* after(1000)(take()), { _tag: "Refused", retryAfter: 100 })
        same(yield* after(1000)(take(2)), { _tag: "Refused", retryAfter: 499 })
        same(remaining(yield* after(1500)(take())), 2)
      })
    ),
    promise(
      "what is taken back when its window is over is owed by nobody",
      Effect.gen(function* () {
        const { take } = yield* givenLimit(3, window)
        yield* after(0)(Effect.all(times(3, take())))
        yield* after(window)(take(-3))
        const told = yield* after(window)(Effect.all(times(4, take())))
        same(told.map(remaining), [2, 1, 0, "refused"])
      })
    )
  ]
})
