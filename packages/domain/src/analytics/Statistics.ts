/** Statistics over amounts of minor units, exact until the one rounding at the end. */
import { Schema } from "effect"
import { divideHalfUp } from "../money/Rounding.ts"

/**
 * Where spending is heading.
 *
 * @example
 * ```ts
 * import type { Direction } from "@outlay/domain"
 *
 * const arrows: Record<Direction, string> = { up: "↑", down: "↓", flat: "→" }
 * console.log(arrows.up) // ↑
 * ```
 */
export const Direction = Schema.Literals(["up", "down", "flat"])
export type Direction = typeof Direction.Type

/**
 * The sum of amounts; zero of none.
 *
 * @example
 * ```ts
 * import { sum } from "@outlay/domain"
 *
 * console.log(sum([100n, 250n])) // 350n
 * ```
 */
export const sum = (values: ReadonlyArray<bigint>): bigint => values.reduce((total, value) => total + value, 0n)

/**
 * The middle value, or the mean (half up) of the two in the middle; zero of none.
 *
 * @example
 * ```ts
 * import { median } from "@outlay/domain"
 *
 * console.log(median([100n, 400n, 201n, 300n])) // 251n
 * ```
 */
export const median = (values: ReadonlyArray<bigint>): bigint => {
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0n
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper
  return divideHalfUp(lower + upper, 2n)
}

/**
 * Where values are heading by their least-squares slope: flat within 1 % of the average a step. With x counted from
 * the middle (in halves, to stay whole), the slope is Σxy / Σx².
 *
 * @example
 * ```ts
 * import { directionOf } from "@outlay/domain"
 *
 * console.log(directionOf([100n, 120n, 140n]), directionOf([1000n, 1001n])) // up flat
 * ```
 */
export const directionOf = (values: ReadonlyArray<bigint>): Direction => {
  const n = BigInt(values.length)
  let xy = 0n
  let xx = 0n
  values.forEach((y, index) => {
    const x = 2n * BigInt(index) - n + 1n
    xy += x * y
    xx += x * x
  })
  // slope = 2·xy/xx; flat where |slope| ≤ (Σy / n) / 100
  const slope = 200n * n * xy
  const limit = xx * sum(values)
  return slope > limit ? "up" : -slope > limit ? "down" : "flat"
}
