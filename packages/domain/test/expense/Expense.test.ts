import { Expense, ExpenseDraft, Money, reviseExpense } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Equal, Schema } from "effect"
import { usd } from "../support/arbitraries.ts"
import { accepts } from "../support/decoding.ts"
import { expense } from "../support/expenses.ts"
import { anExpense, categoryId, day, later } from "../support/values.ts"

const needed = { categoryId: categoryId(1), amount: Money.of(1n, usd), date: day("2026-01-01") }

describe("ExpenseDraft", () => {
  it("needs category, amount and date only", () => {
    assert.deepStrictEqual(ExpenseDraft.make(needed), {
      ...needed,
      description: null,
      paymentMethod: null,
      tags: [],
      notes: null,
      receiptUrl: null
    })
  })

  it.each([
    [{ description: "x".repeat(255) }, true],
    [{ description: "x".repeat(256) }, false],
    [{ paymentMethod: "😀".repeat(50) }, true],
    [{ paymentMethod: "x".repeat(51) }, false],
    [{ notes: "x".repeat(5000) }, true],
    [{ notes: "x".repeat(5001) }, false],
    [{ date: "1899-12-31" }, false],
    [{ amount: Money.zero(usd) }, false],
    [{ amount: null }, false],
    [{ tags: null }, false],
    [{ description: null, notes: "" }, true]
  ])("keeps its limits", (given, taken) => {
    assert.strictEqual(accepts(ExpenseDraft, { ...ExpenseDraft.make(needed), ...given }), taken)
  })
})

describe("restore", () => {
  it.prop("gives what make gives of the same fields", [expense], ([it]) => {
    const restored = Expense.restore({ ...it })
    assert.isTrue(restored instanceof Expense)
    assert.isTrue(Equal.equals(restored, Expense.make({ ...it })))
    assert.deepStrictEqual(restored, it)
  })
})

describe("reviseExpense", () => {
  it.prop("gives back the expense itself when its own values come again", [expense], ([expense]) => {
    const { amount, categoryId, date, description, notes, paymentMethod, receiptUrl, tags } = expense
    const again = { categoryId, date, description, notes, paymentMethod, receiptUrl }
    const copies = { tags: [...tags], amount: Money.of(amount.minor, amount.currency) }
    assert.strictEqual(reviseExpense(expense, { ...again, ...copies }, later), expense)
    assert.strictEqual(reviseExpense(expense, {}, later), expense)
  })

  it.prop("gives the next version with the changes of another", [expense, expense], ([expense, other]) => {
    const { amount, date, tags } = other
    const next = reviseExpense(expense, { amount, date, tags }, later)
    const same = expense.amount.minor === amount.minor && expense.date === date && `${expense.tags}` === `${tags}`
    assert.strictEqual(next === expense, same)
    if (!same) {
      assert.deepStrictEqual(
        next,
        Expense.make({ ...expense, amount, date, tags, version: expense.version + 1, updatedAt: later })
      )
    }
  })

  it("clears by null, and leaves what is undefined", () => {
    const next = reviseExpense(anExpense(), { description: null, paymentMethod: undefined, tags: [] }, later)
    assert.deepStrictEqual([next.description, next.paymentMethod, next.tags], [null, "card", []])
  })

  it("takes another order of the tags as a change", () => {
    assert.strictEqual(reviseExpense(anExpense(), { tags: ["food", "work"] }, later).version, 2)
  })

  it("stays a value that its schema takes", () => {
    assert.isTrue(Schema.is(Expense)(reviseExpense(anExpense(), { notes: "x" }, later)))
  })
})
