/** Short ways to write down values of the domain. Each is checked: a wrong one throws. */
import {
  BookId,
  BudgetId,
  CalendarDate,
  CategoryId,
  CurrencyCode,
  ExpenseId,
  Money,
  TimeZone,
  UserId
} from "@outlay/domain"
import { DateTime } from "effect"

const uuid = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`

/** Ids that nothing in a world has: those are made from the clock. */
export const noBook = BookId.make(uuid(1))
export const noBudget = BudgetId.make(uuid(2))
export const noCategory = CategoryId.make(uuid(3))
export const noExpense = ExpenseId.make(uuid(4))
export const noUser = UserId.make(uuid(5))

/** Somebody whom only the embedder knows. */
export const somebody = UserId.make(uuid(6))

export const currencyCode = (code: string) => CurrencyCode.make(code)
export const timeZone = (name: string) => TimeZone.make(name)
export const day = (text: string) => CalendarDate.make(text)
export const at = (instant: string) => DateTime.makeUnsafe(instant)

export const eur = currencyCode("EUR")
export const jpy = currencyCode("JPY")
export const utc = timeZone("UTC")

/** Minor units of EUR. */
export const euro = (minor: bigint) => Money.of(minor, eur)

/** Zones on either side of UTC, as far from it as they come. */
export const kiritimati = timeZone("Pacific/Kiritimati")
export const honolulu = timeZone("Pacific/Honolulu")
