/** Refusals that more than one kind of thing shares. Those of one kind stand beside it. */
import { Schema } from "effect"

/**
 * A value breaks a rule that depends on what is stored: `field` in the words of the domain, `rule` for people.
 *
 * @example
 * ```ts
 * import { InvalidValue } from "@outlay/domain"
 *
 * console.log(new InvalidValue({ field: "endDate", rule: "must not be before the start date" }).message) // endDate must not be before the start date
 * ```
 */
export class InvalidValue extends Schema.TaggedError<InvalidValue>()("InvalidValue", {
  field: Schema.String,
  rule: Schema.String
}) {
  override get message() {
    return `${this.field} ${this.rule}`
  }
}

/**
 * The writer expected another version than the one that is stored.
 *
 * @example
 * ```ts
 * import { type Expense, ExpenseRepository } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * // Whether the expense is gone; false when somebody has changed it since it was read.
 * export const removeUnchanged = Effect.fn(function* ({ bookId, id, version }: Expense) {
 *   const expenses = yield* ExpenseRepository
 *   return yield* expenses.remove(bookId, id, { version }).pipe(
 *     Effect.as(true),
 *     Effect.catchTag("VersionMismatch", () => Effect.succeed(false))
 *   )
 * })
 * ```
 */
export class VersionMismatch extends Schema.TaggedError<VersionMismatch>()("VersionMismatch", {
  expected: Schema.Int,
  actual: Schema.Int
}) {
  override get message() {
    return `version ${this.expected} was expected, and version ${this.actual} is stored`
  }
}

/**
 * The store can't be reached, or did not answer in time. Nothing is known to be written.
 *
 * @example
 * ```ts
 * import { StorageUnavailable } from "@outlay/domain"
 * import { Cause } from "effect"
 *
 * // No repository fails with it: its adapter dies with it.
 * const mayTryAgain = (cause: Cause.Cause<unknown>) => Cause.squash(cause) instanceof StorageUnavailable
 * console.log(mayTryAgain(Cause.die(new StorageUnavailable({ reason: "no answer within 5s" })))) // true
 * ```
 */
export class StorageUnavailable extends Schema.TaggedError<StorageUnavailable>()("StorageUnavailable", {
  reason: Schema.String
}) {
  override get message() {
    return `the store is unavailable: ${this.reason}`
  }
}
