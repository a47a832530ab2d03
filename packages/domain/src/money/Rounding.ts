/**
 * The only divisions of Outlay, all on bigints. Amounts are rounded half up to the minor unit; percentages half away
 * from zero to two decimals; the shares of one whole by largest remainder, so that they add up to exactly 100.
 */

/**
 * `numerator / denominator` rounded half up, for a numerator of any sign and a positive denominator.
 *
 * @example
 * ```ts
 * import { divideHalfUp } from "@outlay/domain"
 *
 * console.log(divideHalfUp(5n, 2n), divideHalfUp(-5n, 2n)) // 3n -2n
 * ```
 */
export const divideHalfUp = (numerator: bigint, denominator: bigint): bigint =>
  floorDivide(2n * numerator + denominator, 2n * denominator)

const floorDivide = (numerator: bigint, denominator: bigint): bigint => {
  const quotient = numerator / denominator
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient
}

/**
 * `part` in percent of `whole` (over zero), at most two decimals, rounded half away from zero.
 *
 * @example
 * ```ts
 * import { percentageOf } from "@outlay/domain"
 *
 * console.log(percentageOf(1n, 3n), percentageOf(-1n, 8n)) // 33.33 -12.5
 * ```
 */
export const percentageOf = (part: bigint, whole: bigint): number => {
  const magnitude = divideHalfUp((part < 0n ? -part : part) * 10_000n, whole)
  return fromHundredths(part < 0n ? -magnitude : magnitude)
}

/**
 * The percentage of each total in their sum, in the order given. They sum to exactly 100 when the sum is over zero:
 * what flooring leaves goes to the largest remainders, and equal remainders to the earlier one by `order`.
 *
 * @example
 * ```ts
 * import { percentageShares } from "@outlay/domain"
 *
 * const shares = percentageShares(
 *   [1n, 1n, 1n],
 *   (total) => total,
 *   () => 0
 * )
 * console.log(shares) // [ 33.34, 33.33, 33.33 ]
 * ```
 */
export const percentageShares = <A>(
  items: ReadonlyArray<A>,
  total: (item: A) => bigint,
  order: (a: A, b: A) => number
): ReadonlyArray<number> => {
  const whole = items.reduce((sum, item) => sum + total(item), 0n)
  if (whole === 0n) return items.map(() => 0)
  const parts = items.map((item, index) => {
    const scaled = total(item) * 10_000n
    return { item, index, floor: scaled / whole, remainder: scaled % whole }
  })
  const missing = 10_000n - parts.reduce((sum, part) => sum + part.floor, 0n)
  const raised = new Set(
    [...parts]
      .toSorted((a, b) => (a.remainder === b.remainder ? order(a.item, b.item) : a.remainder > b.remainder ? -1 : 1))
      .slice(0, Number(missing))
      .map((part) => part.index)
  )
  return parts.map((part) => fromHundredths(raised.has(part.index) ? part.floor + 1n : part.floor))
}

// By way of text, so that a number beyond 2^53 hundredths is still the nearest one.
const fromHundredths = (hundredths: bigint): number => {
  const text = (hundredths < 0n ? -hundredths : hundredths).toString().padStart(3, "0")
  const value = Number(`${text.slice(0, -2)}.${text.slice(-2)}`)
  return hundredths < 0n ? -value : value
}
