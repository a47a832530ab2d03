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
import { EntryDate } from "../time/EntryDate.ts"
import { PeriodUnit } from "../time/Period.ts"

/**
 * A UUID that names a budget.
 *
 * @example
 * ```ts
 * import { BudgetId } from "@outlay/domain"
 *
 * const link = (id: BudgetId) => `/budgets/${id}`
 * const id = BudgetId.make("01a2b3c4-0000-7000-8000-000000000001")
 * console.log(link(id)) // /budgets/01a2b3c4-0000-7000-8000-000000000001
 * ```
 */
export const BudgetId = Uuid.pipe(Schema.brand("BudgetId"))
export type BudgetId = typeof BudgetId.Type

/**
 * What people say about a budget.
 *
 * @example
 * ```ts
 * import { budgetFields, CurrencyCode, Money } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * const isLimit = Schema.is(Schema.Struct({ amount: budgetFields.amount, period: budgetFields.period }))
 * const amount = Money.of(300_00n, CurrencyCode.make("EUR"))
 * console.log(isLimit({ amount, period: "monthly" }), isLimit({ amount, period: "hourly" })) // true false
 * ```
 */
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

/**
 * The rule over both dates of a budget; a refusal belongs to the end.
 *
 * @example
 * ```ts
 * import { endRule, endsInOrder } from "@outlay/domain"
 *
 * const typed = { startDate: "2026-11-01", endDate: "2026-10-31" }
 * if (!endsInOrder(typed)) console.log(`The end ${endRule}.`) // The end must not be before the start date.
 * ```
 */
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

/**
 * A limit for the spending of one category, or of all, in each period from its start date on.
 *
 * @example
 * ```ts
 * import { BookId, Budget, BudgetDraft, BudgetId, CalendarDate, CurrencyCode, formatMoney, Money } from "@outlay/domain"
 * import { DateTime } from "effect"
 *
 * const at = DateTime.makeUnsafe("2026-11-01T10:00:00Z")
 * const startDate = CalendarDate.make("2026-11-01")
 * const budget = Budget.make({
 *   ...BudgetDraft.make({ amount: Money.of(400_00n, CurrencyCode.make("EUR")), startDate }),
 *   id: BudgetId.make("01a2b3c4-0000-7000-8000-000000000001"),
 *   bookId: BookId.make("01a2b3c4-0000-7000-8000-000000000002"),
 *   createdAt: at,
 *   updatedAt: at,
 *   version: 1
 * })
 * console.log(formatMoney(budget.amount), budget.period, budget.endDate) // 400.00 monthly null
 * ```
 */
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

/**
 * Changes of a budget; what is absent stays.
 *
 * @example
 * ```ts
 * import { type Budget, type BudgetChanges, reviseBudget } from "@outlay/domain"
 * import type { DateTime } from "effect"
 *
 * // `null` is a value: the budget has no end any more.
 * const openEnded: BudgetChanges = { endDate: null }
 * export const continued = (budget: Budget, now: DateTime.Utc) => reviseBudget(budget, openEnded, now)
 * ```
 */
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
 * There is no budget of this id in the book.
 *
 * @example
 * ```ts
 * import { type BookId, type BudgetId, BudgetRepository, formatMoney } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const limitOf = Effect.fn(function* (bookId: BookId, id: BudgetId) {
 *   const budgets = yield* BudgetRepository
 *   return yield* budgets.get(bookId, id).pipe(
 *     Effect.map(({ amount }) => formatMoney(amount)),
 *     Effect.catchTag("BudgetNotFound", () => Effect.succeed("no limit"))
 *   )
 * })
 * ```
 */
export class BudgetNotFound extends Schema.TaggedError<BudgetNotFound>()("BudgetNotFound", { id: BudgetId }) {
  override get message() {
    return `there is no budget ${this.id}`
  }
}
