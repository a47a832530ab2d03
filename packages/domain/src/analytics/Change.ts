import type { CurrencyCode } from "../money/Currency.ts"
import { Money } from "../money/Money.ts"
import { percentageOf } from "../money/Rounding.ts"

/**
 * How the spending of one stretch of time compares with that of the one before it.
 *
 * @example
 * ```ts
 * import type { Change } from "@outlay/domain"
 *
 * export const isWorthALook = ({ percentage }: Change) => percentage !== null && Math.abs(percentage) >= 20
 * ```
 */
export interface Change {
  /** Now less before; negative when less was spent. */
  readonly amount: Money
  /** Of what was spent before; `null` where that is nothing. */
  readonly percentage: number | null
}

/**
 * The change from `before` to `now` (minor units) in percent of `before`, at most two decimals; `null` where `before` is
 * nothing.
 *
 * @example
 * ```ts
 * import { changePercentage } from "@outlay/domain"
 *
 * console.log(changePercentage(150n, 100n)) // 50
 * console.log(changePercentage(100n, 0n)) // null
 * ```
 */
export const changePercentage = (now: bigint, before: bigint): number | null =>
  before === 0n ? null : percentageOf(now - before, before)

/**
 * The change from `before` to `now`, both minor units of `currency`.
 *
 * @example
 * ```ts
 * import { changeBetween, CurrencyCode, formatMoney } from "@outlay/domain"
 *
 * const { amount, percentage } = changeBetween(7500n, 10000n, CurrencyCode.make("EUR"))
 * console.log(`${formatMoney(amount)} (${percentage} %)`) // -25.00 (-25 %)
 * ```
 */
export const changeBetween = (now: bigint, before: bigint, currency: CurrencyCode): Change => ({
  amount: Money.of(now - before, currency),
  percentage: changePercentage(now, before)
})
