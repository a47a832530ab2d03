/**
 * How long a step (a statement, or a transaction) may take, the wait for a session included. What takes longer is given
 * up: its caller is told at once and it is interrupted aside, because a server that does not answer does not answer to
 * that either. Whether it was done all the same, nobody knows.
 */
import { StorageUnavailable } from "@outlay/domain"
import { Context, Duration, Effect, type Fiber } from "effect"
import { nextTurn } from "./nextTurn.ts"

/** The client's own timeout; without one, a step takes as long as it takes. */
export const Patience = Context.Reference<Duration.Duration>("@outlay/adapters-pg/store/Patience", {
  defaultValue: () => Duration.infinity
})

export const giveUpAfter =
  (patience: Duration.Duration) =>
  <A, E, R>(step: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Duration.isFinite(patience)
      ? Effect.uninterruptibleMask((restore) =>
          Effect.flatMap(aside(step), (fiber) => restore(awaited(fiber, patience)))
        )
      : step

/** Not a child of whoever waits for it, who would have to wait for its end. */
const aside = <A, E, R>(step: Effect.Effect<A, E, R>) =>
  Effect.forkDetach(Effect.andThen(nextTurn, step), { startImmediately: true })

const awaited = <A, E>(fiber: Fiber.Fiber<A, E>, patience: Duration.Duration): Effect.Effect<A, E> =>
  Effect.callback<A, E>((resume) => {
    const giveUp = () => {
      // Before the interruption, which may end the fiber at once.
      resume(Effect.die(new StorageUnavailable({ reason: `no answer within ${Duration.format(patience)}` })))
      fiber.interruptUnsafe()
    }
    const timer = setTimeout(giveUp, Duration.toMillis(patience))
    fiber.addObserver((exit) => {
      clearTimeout(timer)
      resume(exit)
    })
    return Effect.sync(() => {
      clearTimeout(timer)
      fiber.interruptUnsafe()
    })
  })
