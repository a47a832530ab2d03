/** How the spending of one stretch of time compares with that of the one before it. */
import type { CurrencyCode } from "../money/Currency.ts"
import { Money } from "../money/Money.ts"
import { percentageOf } from "../money/Rounding.ts"

export interface Change {
  /** Now less before; negative when less was spent. */
  readonly amount: Money
  /** Of what was spent before; `null` where that is nothing. */
  readonly percentage: number | null
}

export const changePercentage = (now: bigint, before: bigint): number | null =>
  before === 0n ? null : percentageOf(now - before, before)

export const changeBetween = (now: bigint, before: bigint, currency: CurrencyCode): Change => ({
  amount: Money.of(now - before, currency),
  percentage: changePercentage(now, before)
})
