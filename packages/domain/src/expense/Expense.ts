/** An expense is one payment: a positive amount on a calendar date, in one category, recorded by someone. */
import { type DateTime, Effect, Schema } from "effect"
import { BookId } from "../book/Book.ts"
import { CategoryId } from "../category/Category.ts"
import { type Changes, differs, revise } from "../entity/revise.ts"
import { UserId } from "../identity/User.ts"
import { PositiveMoney } from "../money/Money.ts"
import { OptionalText } from "../text/TextSchemas.ts"
import { Uuid } from "../text/Uuid.ts"
import { EntryDate } from "../time/EntryDate.ts"
import { ReceiptUrl } from "./ReceiptUrl.ts"
import { Tags } from "./Tag.ts"

/**
 * A UUID that names an expense.
 *
 * @example
 * ```ts
 * import { ExpenseId } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * const typed = "01A2B3C4-0000-7000-8000-000000000001"
 * const isId = Schema.is(ExpenseId)
 * console.log(isId(typed), isId(Schema.decodeUnknownSync(ExpenseId)(typed))) // false true
 * ```
 */
export const ExpenseId = Uuid.pipe(Schema.brand("ExpenseId"))
export type ExpenseId = typeof ExpenseId.Type

/**
 * What people say about an expense.
 *
 * @example
 * ```ts
 * import { expenseFields } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * const Remark = Schema.Struct({ description: expenseFields.description, tags: expenseFields.tags })
 * const remark = Schema.decodeUnknownSync(Remark)({ description: " ", tags: ["Lunch"] })
 * console.log(remark) // { description: null, tags: [ 'lunch' ] }
 * ```
 */
export const expenseFields = {
  categoryId: CategoryId,
  amount: PositiveMoney,
  date: EntryDate,
  description: OptionalText(255),
  paymentMethod: OptionalText(50),
  tags: Tags,
  notes: OptionalText(5000),
  receiptUrl: ReceiptUrl
}

type ExpenseFields = ConstructorParameters<typeof Expense>[0]

/**
 * One payment: a positive amount on a calendar date, in one category, recorded by a user. Texts that are absent are
 * `null`.
 *
 * @example
 * ```ts
 * import { type CalendarDate, Expense, type ExpenseId } from "@outlay/domain"
 * import type { DateTime } from "effect"
 *
 * // The same payment again on another day.
 * export const repeated = (expense: Expense, id: ExpenseId, date: CalendarDate, now: DateTime.Utc) =>
 *   Expense.make({ ...expense, id, date, createdAt: now, updatedAt: now, version: 1 })
 * ```
 */
export class Expense extends Schema.Class<Expense>("@outlay/domain/expense/Expense")({
  id: ExpenseId,
  bookId: BookId,
  recordedBy: UserId,
  ...expenseFields,
  createdAt: Schema.DateTimeUtc,
  updatedAt: Schema.DateTimeUtc,
  version: Schema.Int
}) {
  /**
   * An expense as it was kept, or of parts that each keep their rules: of these nothing is asked again. `make` is for
   * everything else.
   */
  static restore(fields: ExpenseFields): Expense {
    return Object.assign<Expense, ExpenseFields>(Object.create(Expense.prototype), fields)
  }
}

/**
 * An expense that is yet to be recorded; all but category, amount and date may be left out.
 * `make` takes values in their normal form and throws at others; to read what people have typed, decode.
 *
 * @example
 * ```ts
 * import { CalendarDate, CategoryId, CurrencyCode, ExpenseDraft, Money } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * const draft = ExpenseDraft.make({
 *   categoryId: CategoryId.make("01a2b3c4-0000-7000-8000-000000000001"),
 *   amount: Money.of(12_50n, CurrencyCode.make("EUR")),
 *   date: CalendarDate.make("2026-11-22")
 * })
 * console.log(draft.description, draft.tags) // null []
 * console.log(Schema.decodeUnknownSync(ExpenseDraft)({ ...draft, tags: ["Work", "work"] }).tags) // [ 'work' ]
 * ```
 */
export const ExpenseDraft = Schema.Struct({
  categoryId: expenseFields.categoryId,
  amount: expenseFields.amount,
  date: expenseFields.date,
  description: expenseFields.description.pipe(Schema.withConstructorDefault(Effect.succeed(null))),
  paymentMethod: expenseFields.paymentMethod.pipe(Schema.withConstructorDefault(Effect.succeed(null))),
  tags: expenseFields.tags.pipe(Schema.withConstructorDefault(Effect.succeed([]))),
  notes: expenseFields.notes.pipe(Schema.withConstructorDefault(Effect.succeed(null))),
  receiptUrl: expenseFields.receiptUrl.pipe(Schema.withConstructorDefault(Effect.succeed(null)))
})
export type ExpenseDraft = typeof ExpenseDraft.Type

/**
 * Changes of an expense; what is absent stays.
 *
 * @example
 * ```ts
 * import { CurrencyCode, type ExpenseChanges, Money } from "@outlay/domain"
 *
 * const amount = Money.of(8_20n, CurrencyCode.make("EUR"))
 * const refunded: ExpenseChanges = { amount, notes: "The bottles went back" }
 * console.log(Object.keys(refunded)) // [ 'amount', 'notes' ]
 * ```
 */
export type ExpenseChanges = Changes<ExpenseDraft>

/**
 * The expense with changes over it: itself when they change nothing, else its next version.
 *
 * @example
 * ```ts
 * import { type Expense, reviseExpense } from "@outlay/domain"
 * import type { DateTime } from "effect"
 *
 * export const tagged = (expense: Expense, tag: string, now: DateTime.Utc) =>
 *   expense.tags.includes(tag) ? expense : reviseExpense(expense, { tags: [...expense.tags, tag] }, now)
 * ```
 */
export const reviseExpense = (expense: Expense, changes: ExpenseChanges, now: DateTime.Utc): Expense =>
  differs(expense, changes) ? Expense.restore(revise(expense, changes, now)) : expense

/**
 * There is no expense of this id in the book.
 *
 * @example
 * ```ts
 * import { ExpenseId, ExpenseNotFound } from "@outlay/domain"
 *
 * const refusal = new ExpenseNotFound({ id: ExpenseId.make("01a2b3c4-0000-7000-8000-000000000001") })
 * console.log(refusal.message) // there is no expense 01a2b3c4-0000-7000-8000-000000000001
 * ```
 */
export class ExpenseNotFound extends Schema.TaggedError<ExpenseNotFound>()("ExpenseNotFound", { id: ExpenseId }) {
  override get message() {
    return `there is no expense ${this.id}`
  }
}
