/**
 * `modify` without a lock: reads, applies the function, and writes over the very revision that was read; when another
 * writer was faster, begins again with what that one wrote. Two round trips, one when there is nothing to write.
 */
import { Effect, type Option, type Result } from "effect"

/** A value as it was read, with the number of its writes. */
export interface Revised<A> {
  readonly value: A
  readonly revision: number
}

export const modifyOptimistically = <A, E, N, R, W>(steps: {
  readonly read: Effect.Effect<Option.Option<Revised<A>>, R>
  readonly missing: () => N
  readonly f: (value: A) => Result.Result<A, E>
  /** Whether the revision was still there to be written over. */
  readonly write: (next: A, current: Revised<A>) => Effect.Effect<boolean, W>
}): Effect.Effect<A, E | N | R | W> => {
  const attempt: Effect.Effect<A, E | N | R | W> = Effect.gen(function* () {
    const current = yield* Effect.flatMap(steps.read, Effect.fromOption(steps.missing))
    const next = yield* Effect.fromResult(steps.f(current.value))
    if (next === current.value || (yield* steps.write(next, current))) return next
    return yield* attempt
  })
  return attempt
}
