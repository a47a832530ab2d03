import { noSpending, totalOf } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { onCategories, payments, totalIn } from "../support/spending.ts"

describe("totals", () => {
  it.prop("come to the payments that they are made of", [payments], ([payments]) => {
    assert.deepStrictEqual(totalOf(onCategories(payments)), totalIn(payments, ""))
  })

  it("come to nothing when there are none", () => {
    assert.deepStrictEqual(totalOf([]), noSpending)
  })
})
