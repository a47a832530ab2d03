/**
 * Waits for the other requests of this turn of the event loop, and then lets all go on together: what they ask of sessions
 * that they share goes out, and its answers come in, by one call of the system for many statements. Who is alone waits for
 * nothing.
 */
import { Effect } from "effect"

let waiting: Array<() => void> = []

const release = (): void => {
  const released = waiting
  waiting = []
  for (const resume of released) resume()
}

export const nextTurn: Effect.Effect<void> = Effect.callback((resume) => {
  if (waiting.push(() => resume(Effect.void)) === 1) setImmediate(release)
})
