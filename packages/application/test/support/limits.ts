/** Limits on attempts that are counted in memory, within windows of a quarter of an hour, and told of to the test. */
import { type Attempt, type AttemptKind, AttemptLimits, TooManyAttempts } from "@outlay/application"
import { Clock, Context, Effect, Layer } from "effect"

/** How many of each kind and subject are counted at this moment: by "login-account ada@example.com". */
export class Counts extends Context.Service<Counts>()("test/Counts", {
  make: Effect.sync(() => new Map<string, number>())
}) {
  static readonly layer = Layer.effect(this, this.make)
}

const window = 900_000

export const limited = (max: Readonly<Record<AttemptKind, number>>) =>
  Layer.effect(
    AttemptLimits,
    Effect.map(Counts, (counts) => {
      const over = new Map<string, number>()
      const add = (of: string, count: number) => counts.set(of, (counts.get(of) ?? 0) + count)
      return AttemptLimits.of({
        begin: Effect.fnUntraced(function* (kind, subject): Effect.fn.Return<Attempt, TooManyAttempts> {
          const of = `${kind} ${subject}`
          const now = yield* Clock.currentTimeMillis
          const end = over.get(of) ?? 0
          if (end <= now) counts.delete(of)
          if ((counts.get(of) ?? 0) >= max[kind]) {
            return yield* new TooManyAttempts({ retryAfterSeconds: (end - now) / 1000 })
          }
          if (!counts.has(of)) over.set(of, now + window)
          add(of, 1)
          return {
            takeBack: Effect.sync(() => add(of, -1)),
            clear: Effect.sync(() => counts.set(of, 0))
          }
        })
      })
    })
  ).pipe(Layer.provideMerge(Counts.layer))
