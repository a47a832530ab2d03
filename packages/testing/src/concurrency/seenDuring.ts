/** What a reader sees, again and again, while something else is going on. */
import { Effect, Fiber } from "effect"

/** At least once before it begins and once when it is over. */
export const seenDuring = Effect.fnUntraced(function* <A, E, R, B, E2, R2>(
  read: Effect.Effect<A, E, R>,
  other: Effect.Effect<B, E2, R2>
) {
  const seen = [yield* read]
  const fiber = yield* Effect.forkChild(Effect.exit(other))
  while (fiber.pollUnsafe() === undefined) {
    seen.push(yield* read)
    // Timers and sockets of the other fiber have their turn as well.
    yield* Effect.sleep(1)
  }
  const exit = yield* Fiber.join(fiber)
  seen.push(yield* read)
  return { exit, seen }
})
