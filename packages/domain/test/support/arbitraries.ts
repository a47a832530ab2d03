/** The generators that everything else is built of. `int` and `bigint` lean to their ends and to small values. */
import { CalendarDate, type CurrencyCode } from "@outlay/domain"
import { Arbitrary, Schema } from "effect"
import { currencyCode } from "./values.ts"

export const int = (minimum: number, maximum: number): Arbitrary.Arbitrary<number> =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))

export const bigint = (minimum: bigint, maximum: bigint): Arbitrary.Arbitrary<bigint> =>
  Arbitrary.schema(Schema.BigInt.check(Schema.isBetweenBigInt({ minimum, maximum })))

export const boolean = Arbitrary.schema(Schema.Boolean)

export const oneOf = <const L extends string | number | bigint>(values: ReadonlyArray<L>): Arbitrary.Arbitrary<L> =>
  Arbitrary.schema(Schema.Literals(values))

/** Undefined half of the time. */
export const maybe = <A>(arbitrary: Arbitrary.Arbitrary<A>): Arbitrary.Arbitrary<A | undefined> =>
  Arbitrary.map(Arbitrary.all([boolean, arbitrary]), ([there, value]) => (there ? value : undefined))

/** Up to so many of the values, each at most once, in any order. */
export const someOf = <const L extends string | bigint>(values: ReadonlyArray<L>, maxLength: number) =>
  Arbitrary.map(Arbitrary.array(oneOf(values), { maxLength }), (picked) => [...new Set(picked)])

const isoDate = (millis: number) => CalendarDate.make(new Date(millis).toISOString().slice(0, 10))

/** Dates between two years, with month ends and leap days far more often than by chance. */
export const dateBetween = (firstYear: number, lastYear: number): Arbitrary.Arbitrary<CalendarDate> =>
  Arbitrary.map(
    Arbitrary.all([int(firstYear, lastYear), int(0, 11), oneOf([1, 2, 9, 15, 28, 29, 30, 31])]),
    ([year, month, day]) => isoDate(Math.min(Date.UTC(year, month, day), Date.UTC(year, month + 1, 0)))
  )

/** All dates that may be entered. */
export const date = dateBetween(1900, 2100)

/** Minor units from one to the largest amount. */
export const positive = bigint(1n, 999_999_999_999n)

export const jpy = currencyCode("JPY")
export const usd = currencyCode("USD")
export const kwd = currencyCode("KWD")

/** No, two and three decimals. */
export const currency: Arbitrary.Arbitrary<CurrencyCode> = Arbitrary.map(
  oneOf(["JPY", "USD", "KWD"]),
  (code) => ({ JPY: jpy, USD: usd, KWD: kwd })[code]
)
