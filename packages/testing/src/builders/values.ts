/** Values that entities are built of. */
import { IdGenerator } from "@outlay/application"
import { CalendarDate, categoryFields, CurrencyCode, Email, PasswordHash, TimeZone, type UserId } from "@outlay/domain"
import { DateTime, Effect, Schema } from "effect"

/**
 * The currency of every book that is not given another one: two decimals.
 *
 * @example
 * ```ts
 * import { formatMoney, Money } from "@outlay/domain"
 * import { eur } from "@outlay/testing"
 *
 * console.log(formatMoney(Money.of(12_50n, eur)), eur) // 12.50 EUR
 * ```
 */
export const eur = CurrencyCode.make("EUR")
/**
 * Another currency than that of the books.
 *
 * @example
 * ```ts
 * import { layer } from "@outlay/adapters-memory"
 * import { CurrencyMismatch, Money } from "@outlay/domain"
 * import { countedIds, givenBookAndCategory, givenExpense, refuses, usd } from "@outlay/testing"
 * import { Effect } from "effect"
 *
 * const program = Effect.flatMap(givenBookAndCategory, ({ book, category }) =>
 *   refuses(givenExpense(book, category, { amount: Money.of(12_50n, usd) }), new CurrencyMismatch({ currency: usd }))
 * )
 * await Effect.runPromise(Effect.provide(program, [layer, countedIds]))
 * ```
 */
export const usd = CurrencyCode.make("USD")
/**
 * The time zone of every book that is not given another one.
 *
 * @example
 * ```ts
 * import { today } from "@outlay/domain"
 * import { at, vienna } from "@outlay/testing"
 * import { DateTime, Effect } from "effect"
 *
 * // Half past midnight there.
 * const lastDay = DateTime.makeUnsafe("2026-03-30T22:30:00Z")
 * console.log(await Effect.runPromise(at(lastDay)(today(vienna)))) // 2026-03-31
 * ```
 */
export const vienna = TimeZone.make("Europe/Vienna")

/**
 * A date of the text `YYYY-MM-DD`; throws when there is no such day.
 *
 * @example
 * ```ts
 * import { day } from "@outlay/testing"
 *
 * console.log(day("2026-03-30")) // 2026-03-30
 * ```
 */
export const day = (text: string): CalendarDate => CalendarDate.make(text)

/**
 * An instant with milliseconds: `offset` milliseconds after the one at which all entities are made.
 *
 * @example
 * ```ts
 * import { instant } from "@outlay/testing"
 * import { DateTime } from "effect"
 *
 * console.log(DateTime.formatIso(instant(1000))) // 2026-01-01T00:00:01.123Z
 * ```
 */
export const instant = (offset = 0): DateTime.Utc => DateTime.makeUnsafe(1_767_225_600_123 + offset)

/**
 * A name of a category as it is stored when someone writes it like this; throws when it can't be one.
 *
 * @example
 * ```ts
 * import { named } from "@outlay/testing"
 *
 * console.log(named("  Food ")) // Food
 * ```
 */
export const named = Schema.decodeUnknownSync(categoryFields.name)

/**
 * The next id of the IdGenerator: a UUID of version 7.
 *
 * @example
 * ```ts
 * import { ExpenseId } from "@outlay/domain"
 * import { countedIds, nextId } from "@outlay/testing"
 * import { Effect } from "effect"
 *
 * // Later ones sort behind earlier ones.
 * const ids = Effect.all([nextId, nextId].map((id) => Effect.map(id, ExpenseId.make)))
 * const [first = "", second = ""] = await Effect.runPromise(Effect.provide(ids, countedIds))
 * console.log(first < second) // true
 * ```
 */
export const nextId: Effect.Effect<string, never, IdGenerator> = Effect.flatMap(IdGenerator, (ids) => ids.next)

/** What an entity has that nobody has changed. */
export const revision = { createdAt: instant(), updatedAt: instant(), version: 1 }

/**
 * An email address as it is stored when someone writes it like this; throws when it can't be one.
 *
 * @example
 * ```ts
 * import { email } from "@outlay/testing"
 *
 * console.log(email("Ann@Example.com")) // ann@example.com
 * ```
 */
export const email = Schema.decodeUnknownSync(Email)

/**
 * The password hash of an account that nobody has given another one.
 *
 * @example
 * ```ts
 * import { UserId } from "@outlay/domain"
 * import { hashOf } from "@outlay/testing"
 *
 * console.log(hashOf(UserId.make("01900000-0000-7000-8000-000000000001"))) // hash of 01900000-0000-7000-8000-000000000001
 * ```
 */
export const hashOf = (id: UserId): PasswordHash => PasswordHash.make(`hash of ${id}`)
