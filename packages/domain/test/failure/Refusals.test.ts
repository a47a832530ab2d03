import {
  BookNotFound,
  BudgetNotFound,
  BudgetOverlap,
  CategoryInUse,
  CategoryNameTaken,
  CategoryNotFound,
  CurrencyInUse,
  CurrencyMismatch,
  EmailTaken,
  ExpenseNotFound,
  InvalidValue,
  StorageUnavailable,
  UsernameTaken,
  UserNotFound,
  VersionMismatch
} from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { usd } from "../support/arbitraries.ts"
import { bookId, budgetId, categoryId, expenseId, userId } from "../support/values.ts"

describe("a refusal", () => {
  it.each([
    [new InvalidValue({ field: "endDate", rule: "is wrong" }), "endDate is wrong"],
    [new VersionMismatch({ expected: 1, actual: 2 }), "version 1 was expected, and version 2 is stored"],
    [new StorageUnavailable({ reason: "no answer" }), "the store is unavailable: no answer"],
    [new BookNotFound({ id: bookId(1) }), `there is no book ${bookId(1)}`],
    [new BudgetNotFound({ id: budgetId(1) }), `there is no budget ${budgetId(1)}`],
    [new BudgetOverlap(), "a budget of the same category and period overlaps in time"],
    [new CategoryInUse({ id: categoryId(1) }), `category ${categoryId(1)} still has expenses or budgets`],
    [new CategoryNameTaken({ name: 'a "b"' }), String.raw`there is a category "a \"b\"" already`],
    [new CategoryNotFound({ id: categoryId(1) }), `there is no category ${categoryId(1)}`],
    [new CurrencyInUse({ currency: usd }), "the currency can't change from USD while there are expenses or budgets"],
    [new CurrencyMismatch({ currency: usd }), "the book does not keep amounts in USD"],
    [new EmailTaken(), "the email address is taken"],
    [new ExpenseNotFound({ id: expenseId(1) }), `there is no expense ${expenseId(1)}`],
    [new UsernameTaken(), "the username is taken"],
    [new UserNotFound({ id: userId(1) }), `there is no user ${userId(1)}`]
  ])("says what it is about: %s", (refusal, message) => assert.strictEqual(refusal.message, message))
})
