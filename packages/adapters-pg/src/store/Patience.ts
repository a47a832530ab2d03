/**
 * How long a step (a statement, or a transaction) may take, the wait for a session included. What takes longer is given
 * up: its caller is told at once and it is interrupted aside, because a server that does not answer does not answer to
 * that either. Whether it was done all the same, nobody knows.
 */
import { StorageUnavailable } from "@outlay/domain"
import { Context, Duration, Effect, type Fiber } from "effect"
import { inNextTurn } from "./nextTurn.ts"

/** The client's own timeout; without one, a step takes as long as it takes. */
export const Patience = Context.Reference<Duration.Duration>("@outlay/adapters-pg/store/Patience", {
  defaultValue: () => Duration.infinity
})

type Begin = (start: () => void) => void

/** Begins at once, for who has waited already. */
export const atOnce: Begin = (start) => start()

export const giveUpAfter =
  (patience: Duration.Duration, begin: Begin = inNextTurn) =>
  <A, E, R>(step: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Duration.isFinite(patience)
      ? Effect.contextWith((context: Context.Context<R>) => awaited(step, context, patience, begin))
      : step

/** The step is a fiber of its own, and no child of whoever waits for it, who would have to wait for its end. */
const awaited = <A, E, R>(
  step: Effect.Effect<A, E, R>,
  context: Context.Context<R>,
  patience: Duration.Duration,
  begin: Begin
): Effect.Effect<A, E> =>
  Effect.callback<A, E>((resume) => {
    let isWanted = true
    let fiber: Fiber.Fiber<A, E> | undefined
    const leave = () => {
      isWanted = false
      clearTimeout(timer)
      fiber?.interruptUnsafe()
    }
    const timer = setTimeout(() => {
      // Before the interruption, which may end the fiber at once.
      resume(Effect.die(new StorageUnavailable({ reason: `no answer within ${Duration.format(patience)}` })))
      leave()
    }, Duration.toMillis(patience))
    begin(() => {
      if (!isWanted) return
      fiber = Effect.runForkWith(context)(step)
      fiber.addObserver((exit) => {
        clearTimeout(timer)
        resume(exit)
      })
    })
    return Effect.sync(leave)
  })
