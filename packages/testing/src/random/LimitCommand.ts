/** Commands to a store of Effect's RateLimiter, as data that shrinks and prints well. */
import { Arbitrary } from "effect"
import { anyOf, type Of } from "./arbitraries.ts"

export const limitCommand = Arbitrary.all({
  /** Which of the limits. */
  limit: anyOf([0, 1, 2]),
  /** How many; of a negative number, how many are taken back. */
  tokens: anyOf([1, 1, 1, 1, 2, 5, -1, -1, -2]),
  /** Milliseconds that pass first: also exactly a window, or a little less or more. */
  wait: anyOf([0, 0, 0, 1, 199, 200, 201, 999, 1000, 60_000])
})
export type LimitCommand = Of<typeof limitCommand>
