/** What a store of Effect's RateLimiter promises of its counts: nobody slips through, and nothing is counted twice. */
import { Effect } from "effect"
import { same } from "../assertions.ts"
import { repeatedly, times } from "../concurrency/atOnce.ts"
import { promise, section } from "../PortPromise.ts"
import { givenLimit, isThrough, remaining } from "./given.ts"

const unbounded = { concurrency: "unbounded" } as const

export const counts = section({
  about: "counts of limits",
  needs: ["limits"],
  promises: [
    promise(
      "as many as are allowed get through, told how many are left, and no more",
      Effect.gen(function* () {
        const { take } = yield* givenLimit(3)
        const told = yield* Effect.all(times(5, take()))
        same(told.map(remaining), [2, 1, 0, "refused", "refused"])
      })
    ),
    promise(
      "of many at once exactly as many as are allowed get through, each told another number",
      Effect.gen(function* () {
        const { take } = yield* givenLimit(10)
        const told = yield* Effect.all(times(50, take()), unbounded)
        const left = told.map(remaining).filter((it) => it !== "refused")
        same(
          left.toSorted((a, b) => a - b),
          Array.from({ length: 10 }, (_, index) => index)
        )
      })
    ),
    promise(
      "whoever is refused is not counted",
      Effect.gen(function* () {
        const { take, takeBack } = yield* givenLimit(2)
        yield* Effect.all(times(20, take()), unbounded)
        same(remaining(yield* takeBack), 1)
        same((yield* Effect.all(times(3, take()))).map(remaining), [0, "refused", "refused"])
      })
    ),
    promise(
      "what is taken back was never counted",
      Effect.gen(function* () {
        const { take, takeBack } = yield* givenLimit(5)
        for (let again = 0; again < 20; again++) {
          same(remaining(yield* take()), 4)
          same(remaining(yield* takeBack), 5)
        }
        yield* Effect.all(times(4, take()))
        same(remaining(yield* take(-3)), 4)
        same((yield* Effect.all(times(5, take()))).map(remaining), [3, 2, 1, 0, "refused"])
      })
    ),
    promise(
      "who takes back more than was counted is owed nothing",
      Effect.gen(function* () {
        const { take } = yield* givenLimit(5)
        yield* Effect.all(times(3, take()))
        same(remaining(yield* take(-4)), 5)
        same((yield* Effect.all(times(6, take()))).map(remaining), [4, 3, 2, 1, 0, "refused"])
      })
    ),
    promise(
      "of what is counted and taken back at once nothing is lost",
      repeatedly(
        Effect.gen(function* () {
          const { take, takeBack } = yield* givenLimit(100)
          yield* Effect.all(times(20, take()), unbounded)
          yield* Effect.all([...times(15, takeBack), ...times(25, take())], unbounded)
          same(remaining(yield* take()), 100 - 20 + 15 - 25 - 1)
        })
      )
    ),
    promise(
      "who comes while others take back gets through where there is room, and is counted",
      repeatedly(
        Effect.gen(function* () {
          const { take, takeBack } = yield* givenLimit(2)
          let [inside, most] = [0, 0]
          const come = Effect.gen(function* () {
            if (!isThrough(yield* take())) return
            most = Math.max(most, ++inside)
            yield* Effect.yieldNow
            inside--
            yield* takeBack
          })
          yield* Effect.all(times(8, Effect.all(times(10, come))), unbounded)
          same(most <= 2, true, `no more than 2 at once, there were ${most}`)
          same((yield* Effect.all(times(3, take()))).map(remaining), [1, 0, "refused"])
        })
      )
    ),
    promise(
      "several are counted as one: all of them or none",
      Effect.gen(function* () {
        const { take } = yield* givenLimit(5)
        same(remaining(yield* take(3)), 2)
        same(remaining(yield* take(3)), "refused")
        same(remaining(yield* take(2)), 0)
      })
    ),
    promise(
      "each key is counted by itself",
      Effect.gen(function* () {
        const [one, other] = [yield* givenLimit(1), yield* givenLimit(1)]
        yield* one.take()
        same(remaining(yield* one.take()), "refused")
        same(remaining(yield* other.take()), 0)
        yield* other.takeBack
        same(remaining(yield* one.take()), "refused")
      })
    )
  ]
})
