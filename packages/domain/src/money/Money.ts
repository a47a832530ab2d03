import { Schema } from "effect"
import { CurrencyCode } from "./Currency.ts"

/**
 * The largest amount of one expense or budget: 999,999,999,999 minor units (9,999,999,999.99 USD).
 *
 * @example
 * ```ts
 * import { CurrencyCode, formatMinor, maxMinorUnits } from "@outlay/domain"
 *
 * console.log(formatMinor(maxMinorUnits, CurrencyCode.make("EUR"))) // 9999999999.99
 * ```
 */
export const maxMinorUnits = 999_999_999_999n

/**
 * An amount of money: minor units (cents) as a bigint beside their currency. Amounts are never floats, and two
 * currencies never meet in one sum: adding them is a defect of the caller, not a value.
 *
 * @example
 * ```ts
 * import { CurrencyCode, formatMoney, Money } from "@outlay/domain"
 *
 * const eur = CurrencyCode.make("EUR")
 * const lunch = Money.of(12_50n, eur)
 * console.log(formatMoney(lunch.plus(Money.of(3_20n, eur)))) // 15.70
 * console.log(formatMoney(Money.sum([lunch, lunch], eur))) // 25.00
 * ```
 */
export class Money extends Schema.Class<Money>("@outlay/domain/money/Money")({
  minor: Schema.BigInt,
  currency: CurrencyCode
}) {
  /** An amount of minor units: `Money.of(1250n, eur)` is 12.50 EUR. Does not check the currency again. */
  static of(minor: bigint, currency: CurrencyCode): Money {
    return new Money({ minor, currency }, { disableChecks: true })
  }

  /** No money of a currency. */
  static zero(currency: CurrencyCode): Money {
    return Money.of(0n, currency)
  }

  /** The sum of amounts that are all in `currency`; throws a `TypeError` at one that is not. */
  static sum(amounts: Iterable<Money>, currency: CurrencyCode): Money {
    let total = Money.zero(currency)
    for (const amount of amounts) total = total.plus(amount)
    return total
  }

  /** Throws a `TypeError` when the currencies differ. */
  plus(that: Money): Money {
    return Money.of(this.minor + this.minorOf(that), this.currency)
  }

  /** Throws a `TypeError` when the currencies differ. The difference may be negative. */
  minus(that: Money): Money {
    return Money.of(this.minor - this.minorOf(that), this.currency)
  }

  private minorOf(that: Money): bigint {
    if (that.currency !== this.currency) {
      throw new TypeError(`${this.currency} and ${that.currency} cannot meet in one sum`)
    }
    return that.minor
  }
}

/**
 * What an expense or a budget may amount to: over zero and at most {@link maxMinorUnits}.
 *
 * @example
 * ```ts
 * import { CurrencyCode, Money, PositiveMoney } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * const eur = CurrencyCode.make("EUR")
 * console.log(Schema.is(PositiveMoney)(Money.of(1n, eur)), Schema.is(PositiveMoney)(Money.zero(eur))) // true false
 * ```
 */
export const PositiveMoney = Money.check(
  Schema.makeFilter((amount) => amount.minor > 0n || "must be greater than 0"),
  Schema.makeFilter((amount) => amount.minor <= maxMinorUnits || "is too large")
)
