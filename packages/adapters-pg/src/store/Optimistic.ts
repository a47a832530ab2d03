/**
 * `modify` without a lock: reads, applies the function, and writes over the very revision that was read; when another
 * writer was faster, begins again with what that one wrote. Two round trips, one when there is nothing to write.
 */
import { Effect, type Option, Result } from "effect"
import { SqlError } from "effect/sql"

/** A value as it was read, with the number of its writes. */
export interface Revised<A> {
  readonly value: A
  readonly revision: number
}

export const modifyOptimistically = <A, E, N, W>(steps: {
  readonly read: Effect.Effect<Option.Option<Revised<A>>, SqlError.SqlError>
  readonly missing: () => N
  readonly f: (value: A) => Result.Result<A, E>
  /** Whether the revision was still there to be written over. */
  readonly write: (next: A, current: Revised<A>) => Effect.Effect<boolean, W | SqlError.SqlError>
}): Effect.Effect<A, E | N | W | SqlError.SqlError> => {
  const read = Effect.flatMap(steps.read, Effect.fromOption(steps.missing))

  const attempt = (current: Revised<A>): Effect.Effect<A, E | N | W | SqlError.SqlError> =>
    Effect.gen(function* () {
      const next = yield* Effect.fromResult(steps.f(current.value))
      if (next === current.value) return next
      const written = yield* Effect.result(steps.write(next, current))
      if (Result.isSuccess(written) && written.success) return next
      if (Result.isFailure(written) && SqlError.isSqlError(written.failure)) return yield* Effect.fail(written.failure)
      const latest = yield* read
      // What is refused may be what another writer has changed meanwhile. Of the revision that is still there it is true.
      return Result.isFailure(written) && latest.revision === current.revision
        ? yield* Effect.fail(written.failure)
        : yield* attempt(latest)
    })

  return Effect.flatMap(read, attempt)
}
