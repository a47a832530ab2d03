/**
 * Unit tests of one's own service, on the memory adapters: no database, no mocks, a clock that the test sets.
 *
 *     npx vitest run --root examples/test-your-service
 */
import { assert, describe, it } from "@effect/vitest"
import { listExpenses } from "@outlay/application"
import { expenseQuery } from "@outlay/domain"
import { Effect } from "effect"
import { buy } from "../CoffeeFund.ts"
import { fund, morningOf, ports } from "../fund.ts"

describe("the coffee fund", () => {
  it.effect("buys while the month's budget lasts, to the last cent", () =>
    Effect.gen(function* () {
      const { actor, coffee } = yield* fund
      yield* buy(actor, coffee, 19_99n)
      const last = yield* buy(actor, coffee, 1n)
      assert.strictEqual(last.date, "2026-03-30")
    }).pipe(Effect.provide(ports))
  )

  it.effect("refuses what would go beyond it, and nothing of that is left", () =>
    Effect.gen(function* () {
      const { actor, coffee } = yield* fund
      yield* buy(actor, coffee, 15_00n)
      const refusal = yield* Effect.flip(buy(actor, coffee, 5_01n))
      assert.strictEqual(refusal._tag, "FundSpent")
      assert.strictEqual((yield* listExpenses(actor, expenseQuery())).total, 1)
    }).pipe(Effect.provide(ports))
  )

  it.effect("is full again on the first of the next month", () =>
    Effect.gen(function* () {
      const { actor, coffee } = yield* fund
      yield* buy(actor, coffee, 20_00n)
      yield* morningOf("2026-04-01")
      assert.strictEqual((yield* buy(actor, coffee, 20_00n)).date, "2026-04-01")
    }).pipe(Effect.provide(ports))
  )

  it.effect("does not let a viewer buy", () =>
    Effect.gen(function* () {
      const { actor, coffee } = yield* fund
      const refusal = yield* Effect.flip(buy({ ...actor, role: "viewer" }, coffee, 1_00n))
      assert.strictEqual(refusal._tag, "Forbidden")
    }).pipe(Effect.provide(ports))
  )
})
