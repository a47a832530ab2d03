/**
 * What `modify` promises in every port: it reads, applies a function and writes as one step, and what the function
 * refuses or leaves as it was is not written. Told once, of anything that can be modified.
 */
import type { IdGenerator } from "@outlay/application"
import { Effect, Result } from "effect"
import { strict as assert } from "node:assert"
import { diesOf, refuses, same } from "../assertions.ts"
import { type PortPromise, promise } from "../PortPromise.ts"

/** Something stored that can be modified. */
export interface Subject<A> {
  readonly current: A
  readonly get: Effect.Effect<A, unknown>
  readonly modify: <E>(f: (current: A) => Result.Result<A, E>) => Effect.Effect<A, unknown>
  /** Adds one to something, as the next version. */
  readonly add: (current: A) => A
  /** How often one was added. */
  readonly added: (current: A) => number
  /** The same modification of something that is not there, and how it is refused. */
  readonly ofMissing: readonly [Effect.Effect<A, unknown>, unknown]
}

export const modifyPromises = <A, R>(
  what: string,
  given: Effect.Effect<Subject<A>, unknown, R>
): ReadonlyArray<PortPromise<Exclude<R, IdGenerator>>> => [
  promise(
    `modify of ${what} answers and stores what its function makes of it`,
    Effect.gen(function* () {
      const { add, current, get, modify } = yield* given
      const next = add(current)
      same(yield* modify((it) => Result.succeed(add(it))), next)
      same(yield* get, next)
    })
  ),
  promise(
    `modify of ${what} writes nothing when its function leaves it as it was`,
    Effect.gen(function* () {
      const { current, get, modify } = yield* given
      same(yield* modify(Result.succeed), current)
      same(yield* get, current)
    })
  ),
  promise(
    `modify of ${what} passes on what its function refuses with, and writes nothing`,
    Effect.gen(function* () {
      const { current, get, modify } = yield* given
      const refusal = { reason: "not today" }
      yield* refuses(
        modify(() => Result.fail(refusal)),
        refusal
      )
      same(yield* get, current)
    })
  ),
  promise(
    `modify of ${what} writes nothing when its function throws, and holds nothing up`,
    Effect.gen(function* () {
      const { add, current, get, modify } = yield* given
      const thrown = new Error("thrown")
      yield* diesOf(
        modify(() => {
          throw thrown
        }),
        thrown
      )
      same(yield* get, current)
      same(yield* modify((it) => Result.succeed(add(it))), add(current))
    })
  ),
  promise(
    `modify of ${what} refuses what is not there`,
    Effect.gen(function* () {
      const [modification, refusal] = (yield* given).ofMissing
      yield* refuses(modification, refusal)
    })
  ),
  promise(
    `of twenty fibers that modify ${what} at once none loses its change`,
    Effect.gen(function* () {
      const { add, added, get, modify } = yield* given
      const once = modify((it) => Result.succeed(add(it)))
      const answers = yield* Effect.all(
        Array.from({ length: 20 }, () => once),
        { concurrency: "unbounded" }
      )
      same(
        answers.map(added).toSorted((a, b) => a - b),
        Array.from({ length: 20 }, (_, index) => index + 1)
      )
      assert.strictEqual(added(yield* get), 20)
    })
  )
]
