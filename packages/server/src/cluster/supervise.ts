/**
 * Keeps a number of workers running. A worker that ends is replaced: at once when it has lived for a while, later and
 * later when not, and not for ever. While the first ones start, an end of any is the end of all.
 */
import { Duration, Effect, Schedule, type Scope } from "effect"
import { StartFailed } from "../config/StartFailed.ts"

export interface Worker {
  readonly pid: number
  /** The address, once it listens; or why it never will. */
  readonly listening: Effect.Effect<string, StartFailed>
  /** Waits, and says how. */
  readonly ended: Effect.Effect<string>
}

/** Who ends sooner has most likely not been able to do its work. */
const aWhile = Duration.seconds(10)

/** Half a minute in all, in which a database that is started again has come back. */
const backoff = Schedule.min([Schedule.exponential("250 millis"), Schedule.spaced("10 seconds")]).pipe(
  Schedule.upTo({ times: 8 })
)

/** Ends only by failing. `listening` is run once, when all of the first workers listen. */
export const supervise = (
  start: Effect.Effect<Worker, never, Scope.Scope>,
  count: number,
  listening: (url: string) => Effect.Effect<void>
): Effect.Effect<never, StartFailed> => {
  let missing = count
  const life = Effect.gen(function* () {
    const worker = yield* start
    const url = yield* worker.listening
    yield* Effect.annotateLogs(Effect.logInfo("a worker listens"), { pid: worker.pid })
    missing--
    if (missing === 0) yield* listening(url)
    const [lived, how] = yield* Effect.timed(worker.ended)
    const message = `worker ${worker.pid} has ended ${how}`
    if (Duration.isLessThan(lived, aWhile)) return yield* new StartFailed({ message })
    yield* Effect.logWarning(message)
  }).pipe(Effect.scoped)
  const kept = life.pipe(
    Effect.tapError(({ message }) => (missing > 0 ? Effect.void : Effect.logWarning(message))),
    Effect.retry({ schedule: backoff, while: () => missing <= 0 }),
    Effect.mapError((error) =>
      missing > 0 ? error : new StartFailed({ message: `workers end as soon as they start: ${error.message}` })
    ),
    Effect.forever
  )
  return Effect.andThen(
    Effect.all(
      Array.from({ length: count }, () => kept),
      { concurrency: "unbounded", discard: true }
    ),
    Effect.never
  )
}
