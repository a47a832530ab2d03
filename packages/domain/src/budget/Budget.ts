/**
 * A budget limits the spending of one category, or of all, in each period counted from its start. Two budgets of the
 * same category and period never overlap in time.
 */
import { type DateTime, Effect, Result, Schema } from "effect"
import { BookId } from "../book/Book.ts"
import { CategoryId } from "../category/Category.ts"
import { type Changes, differs, revise } from "../entity/revise.ts"
import { InvalidValue } from "../failure/Refusals.ts"
import { PositiveMoney } from "../money/Money.ts"
import { Uuid } from "../text/Uuid.ts"
import { EntryDate } from "../time/CalendarDate.ts"
import { PeriodUnit } from "../time/Period.ts"

/** A UUID that names a budget. */
export const BudgetId = Uuid.pipe(Schema.brand("BudgetId"))
export type BudgetId = typeof BudgetId.Type

/** What people say about a budget. */
export const budgetFields = {
  /** `null` is all spending. */
  categoryId: Schema.NullOr(CategoryId),
  /** What may be spent in each period. */
  amount: PositiveMoney,
  period: PeriodUnit,
  startDate: EntryDate,
  /** The last day; `null` is open. */
  endDate: Schema.NullOr(EntryDate)
}

/** The rule over both dates of a budget; a refusal belongs to the end. */
export const endRule = "must not be before the start date"

/**
 * Whether a budget ends on its start date or later, or never; the dates are `YYYY-MM-DD`.
 *
 * @example
 * ```ts
 * import { endsInOrder } from "@outlay/domain"
 *
 * console.log(endsInOrder({ startDate: "2026-11-01", endDate: "2026-10-31" })) // false
 * ```
 */
export const endsInOrder = (dates: { readonly startDate: string; readonly endDate: string | null }): boolean =>
  dates.endDate === null || dates.endDate >= dates.startDate

const inOrder = Schema.makeFilter(
  (budget: { readonly startDate: string; readonly endDate: string | null }) =>
    endsInOrder(budget) || { path: ["endDate"], issue: endRule }
)

/** A limit for the spending of one category, or of all, in each period from its start date on. */
export class Budget extends Schema.Class<Budget>("@outlay/domain/budget/Budget")(
  Schema.Struct({
    id: BudgetId,
    bookId: BookId,
    ...budgetFields,
    createdAt: Schema.DateTimeUtc,
    updatedAt: Schema.DateTimeUtc,
    version: Schema.Int
  }).check(inOrder)
) {}

/**
 * A budget that is yet to be made; all but amount and start may be left out.
 *
 * @example
 * ```ts
 * import { BudgetDraft, CalendarDate, CurrencyCode, Money } from "@outlay/domain"
 *
 * const amount = Money.of(400_00n, CurrencyCode.make("EUR"))
 * const draft = BudgetDraft.make({ amount, startDate: CalendarDate.make("2026-11-01") })
 * console.log(draft.period, draft.categoryId, draft.endDate) // monthly null null
 * ```
 */
export const BudgetDraft = Schema.Struct({
  categoryId: budgetFields.categoryId.pipe(Schema.withConstructorDefault(Effect.succeed(null))),
  amount: budgetFields.amount,
  period: budgetFields.period.pipe(Schema.withConstructorDefault(Effect.succeed("monthly" as const))),
  startDate: budgetFields.startDate,
  endDate: budgetFields.endDate.pipe(Schema.withConstructorDefault(Effect.succeed(null)))
}).check(inOrder)
export type BudgetDraft = typeof BudgetDraft.Type

/** Changes of a budget; what is absent stays. */
export type BudgetChanges = Changes<BudgetDraft>

/**
 * The budget with changes over it: itself when they change nothing, else its next version.
 * Refused with `InvalidValue` of `endDate` when it would end before it starts.
 *
 * @example
 * ```ts
 * import { type Budget, CalendarDate, reviseBudget } from "@outlay/domain"
 * import { DateTime, Result } from "effect"
 *
 * export const endsWithTheYear = (budget: Budget, now: DateTime.Utc): Budget =>
 *   Result.getOrElse(reviseBudget(budget, { endDate: CalendarDate.make("2026-12-31") }, now), () => budget)
 * ```
 */
export const reviseBudget = (
  budget: Budget,
  changes: BudgetChanges,
  now: DateTime.Utc
): Result.Result<Budget, InvalidValue> => {
  if (!differs(budget, changes)) return Result.succeed(budget)
  const next = revise(budget, changes, now)
  return endsInOrder(next)
    ? Result.succeed(Budget.make(next, { disableChecks: true }))
    : Result.fail(new InvalidValue({ field: "endDate", rule: endRule }))
}

/**
 * Whether two budgets are about the same spending on some day: the same category and period, dates that meet.
 *
 * @example
 * ```ts
 * import { type Budget, overlaps } from "@outlay/domain"
 *
 * export const inTheWay = (budgets: ReadonlyArray<Budget>, budget: Budget) => budgets.filter((it) => overlaps(it, budget))
 * ```
 */
export const overlaps = (a: Budget, b: Budget): boolean =>
  a.id !== b.id &&
  a.categoryId === b.categoryId &&
  a.period === b.period &&
  (a.endDate === null || b.startDate <= a.endDate) &&
  (b.endDate === null || a.startDate <= b.endDate)

/** There is no budget of this id in the book. */
export class BudgetNotFound extends Schema.TaggedError<BudgetNotFound>()("BudgetNotFound", { id: BudgetId }) {
  override get message() {
    return `there is no budget ${this.id}`
  }
}

/** A budget of the same category and period is in force on one of its days. */
export class BudgetOverlap extends Schema.TaggedError<BudgetOverlap>()("BudgetOverlap", {}) {
  override get message() {
    return "a budget of the same category and period overlaps in time"
  }
}
