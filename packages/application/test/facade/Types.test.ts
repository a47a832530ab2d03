import type {
  BudgetInput,
  ExpenseInput,
  Forbidden,
  InvalidInput,
  Outcome,
  Outlay,
  OutlayCalls,
  Precondition,
  RefusalOf,
  recordExpense
} from "@outlay/application"
import type {
  Book,
  BudgetStatus,
  CategoryNotFound,
  CurrencyMismatch,
  Expense,
  ExpenseNotFound,
  InvalidValue,
  BudgetNotFound,
  Money,
  VersionMismatch
} from "@outlay/domain"
import { describe, it } from "@effect/vitest"
import type { Effect } from "effect"
import { expectTypeOf } from "vitest"

type Record = Outlay["expenses"]["record"]
type Draft = Parameters<Record>[1]

// Checked by `npm run types`.
describe("the type of a call", () => {
  it("tells what the use case gives, and its refusals beside the one of plain values", () => {
    expectTypeOf<ReturnType<Record>>().toEqualTypeOf<
      Promise<Outcome<Expense, InvalidInput | Forbidden | CategoryNotFound | CurrencyMismatch>>
    >()
    type Run = ReturnType<typeof recordExpense>
    expectTypeOf<ReturnType<Record>>().toEqualTypeOf<
      Promise<Outcome<Effect.Success<Run>, InvalidInput | Effect.Error<Run>>>
    >()
    expectTypeOf<ReturnType<OutlayCalls["budgets"]["status"]>>().toEqualTypeOf<
      Promise<Outcome<BudgetStatus, InvalidInput | Forbidden | BudgetNotFound | InvalidValue>>
    >()
    expectTypeOf<ReturnType<OutlayCalls["expenses"]["remove"]>>().toEqualTypeOf<
      Promise<Outcome<void, InvalidInput | Forbidden | ExpenseNotFound | VersionMismatch>>
    >()
  })

  it("asks for plain values where the use case asks for the domain's", () => {
    expectTypeOf<Parameters<Record>[0]>().toEqualTypeOf<{
      readonly userId: string
      readonly book: Book
      readonly role: "owner" | "editor" | "viewer"
    }>()
    expectTypeOf<Pick<Draft, "categoryId" | "date">>().toEqualTypeOf<{
      readonly categoryId: string
      readonly date: string
    }>()
    expectTypeOf<Draft>().toEqualTypeOf<ExpenseInput>()
    expectTypeOf<Parameters<Outlay["budgets"]["create"]>[1]>().toEqualTypeOf<BudgetInput>()
    expectTypeOf<Draft["amount"]>().toEqualTypeOf<string | Money>()
    expectTypeOf<{ categoryId: string; amount: string; date: string }>().toExtend<Draft>()
    expectTypeOf<{ categoryId: string; amount: string }>().not.toExtend<Draft>()
    expectTypeOf<{ categoryId: string; amount: number; date: string }>().not.toExtend<Draft>()
  })

  it("leaves out what the use case leaves out", () => {
    expectTypeOf<Outlay["expenses"]["change"]>().parameter(3).toEqualTypeOf<Precondition | undefined>()
    expectTypeOf<Parameters<Outlay["expenses"]["get"]>["length"]>().toEqualTypeOf<2>()
    expectTypeOf<Parameters<Outlay["expenses"]["list"]>["length"]>().toEqualTypeOf<1 | 2>()
    expectTypeOf<Parameters<Outlay["budgets"]["statuses"]>["length"]>().toEqualTypeOf<1 | 2>()
  })

  it("narrows an error by its tag", () => {
    type Error = RefusalOf<Record>
    expectTypeOf<Extract<Error, { readonly _tag: "InvalidInput" }>>().toEqualTypeOf<InvalidInput>()
    expectTypeOf<Error["_tag"]>().toEqualTypeOf<
      "InvalidInput" | "Forbidden" | "CategoryNotFound" | "CurrencyMismatch"
    >()
  })

  it("is the same under a signal", () => {
    expectTypeOf<ReturnType<Outlay["withSignal"]>>().toEqualTypeOf<OutlayCalls>()
    expectTypeOf<Outlay>().toExtend<OutlayCalls>()
  })
})
