import {
  type CategoryNotFound,
  type CurrencyMismatch,
  type Expense,
  type ExpenseChanges,
  type ExpenseId,
  type ExpenseNotFound,
  ExpenseRepository,
  reviseExpense,
  type VersionMismatch
} from "@outlay/domain"
import { DateTime, type Effect, Result } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { type Forbidden, mayWrite } from "../actor/Policy.ts"
import { ifVersion, type Precondition } from "../actor/Precondition.ts"
import { useCase } from "../tracing/useCase.ts"

/**
 * Changes what is named of an expense and nothing else; values that are there already leave its version.
 *
 * @example
 * ```ts
 * import { type Actor, changeExpense } from "@outlay/application"
 * import type { Expense } from "@outlay/domain"
 *
 * // Refused with `VersionMismatch` when somebody has changed it since it was read.
 * export const describe = (actor: Actor, { id, version }: Expense, description: string) =>
 *   changeExpense(actor, id, { description }, { version })
 * ```
 */
export const changeExpense = useCase("changeExpense")(function* (
  actor: Actor,
  id: ExpenseId,
  changes: ExpenseChanges,
  precondition: Precondition = {}
): Effect.fn.Return<
  Expense,
  Forbidden | ExpenseNotFound | CategoryNotFound | CurrencyMismatch | VersionMismatch,
  ExpenseRepository
> {
  yield* mayWrite(actor)
  const now = yield* DateTime.now
  return yield* (yield* ExpenseRepository).modify(
    actor.book.id,
    id,
    ifVersion(precondition, (expense) => Result.succeed(reviseExpense(expense, changes, now)))
  )
})
