/** Histories of limits: attempts that are counted, refused and taken back, while time passes. */
import { Duration, Effect, Result } from "effect"
import { RateLimiter } from "effect/persistence"
import { instant, nextId } from "../builders.ts"
import { at } from "../clock.ts"
import type { Histories } from "./histories.ts"
import { type LimitCommand, limitCommand } from "./LimitCommand.ts"

const limits = [
  { limit: 5, window: 1000 },
  { limit: 1, window: 1000 },
  { limit: 10, window: 60_000 }
] as const

type World = ReadonlyArray<string>

const playLimit = Effect.fnUntraced(function* ({ limit, tokens }: LimitCommand, keys: World) {
  const limiter = yield* RateLimiter.make
  const result = yield* Effect.result(limiter.consume({ ...limits[limit], key: keys[limit] ?? "", tokens }))
  if (Result.isSuccess(result)) {
    const { remaining, resetAfter } = result.success
    return { remaining, resetAfter: Duration.toMillis(resetAfter) }
  }
  const { reason } = result.failure
  return reason._tag === "RateLimitExceeded" ? { retryAfter: Duration.toMillis(reason.retryAfter) } : reason
})

const needs = ["limits"] as const

export const limitHistories: Histories<LimitCommand, World, (typeof needs)[number]> = {
  needs,
  name: "any history of limits answers as the model's does",
  command: limitCommand,
  world: Effect.forEach(limits, () => nextId),
  play: Effect.fnUntraced(function* (keys, commands) {
    const answers: Array<unknown> = []
    let millis = 0
    for (const command of commands) {
      millis += command.wait
      answers.push(yield* at(instant(millis))(playLimit(command, keys)))
    }
    return answers
  }),
  check: () => Effect.void
}
