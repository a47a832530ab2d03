/**
 * Starts things with those of the other requests of this turn of the event loop, all together: what they ask of sessions
 * that they share goes out, and its answers come in, by one call of the system for many statements. Who is alone waits for
 * nothing.
 */
import { Effect } from "effect"

let waiting: Array<() => void> = []

const release = (): void => {
  const released = waiting
  waiting = []
  for (const start of released) start()
}

export const inNextTurn = (start: () => void): void => {
  if (waiting.push(start) === 1) setImmediate(release)
}

export const nextTurn: Effect.Effect<void> = Effect.callback((resume) => inNextTurn(() => resume(Effect.void)))
