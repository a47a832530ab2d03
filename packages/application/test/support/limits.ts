/** Limits on attempts that are counted in memory, within windows of a quarter of an hour, and told of to the test. */
import { type Attempt, type AttemptKind, AttemptLimits, ClientAddress, TooManyAttempts } from "@outlay/application"
import { Clock, Context, Effect, Layer } from "effect"
import { type World, world } from "./world.ts"

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

type Limited = World | AttemptLimits | Counts

/** The body of a test in a world where three failed logins of an account are too many, and so are two registrations. */
export const inLimits = (body: () => Generator<Effect.Effect<unknown, unknown, Limited>, void, never>) => () =>
  Effect.gen(body).pipe(
    Effect.provideService(ClientAddress, "192.0.2.1"),
    Effect.provide(limited({ "login-account": 3, "login-address": 100, register: 2 })),
    Effect.provide(world)
  )

export const times = <A, E, R>(count: number, effect: Effect.Effect<A, E, R>) =>
  Effect.all(Array.from({ length: count }, () => effect))
