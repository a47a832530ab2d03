import {
  changeExpense,
  getExpense,
  type IdempotencyStore,
  type IdGenerator,
  listExpenses,
  recordExpense,
  removeExpense
} from "@outlay/application"
import { encodeCursor, type ExpenseRepository } from "@outlay/domain"
import { Effect, Result } from "effect"
import { Caller } from "../api/Authorization.ts"
import { toExpenseChanges, toExpenseDraft, toExpenseJson } from "../json/ExpenseJson.ts"
import { toExpenseQuery } from "../json/ExpenseListParameters.ts"
import { invalid } from "../problems/refuse.ts"
import { preconditionOf, tagged, unlessSeen } from "./Conditional.ts"
import { creatingIn } from "./creating.ts"
import {
  CurrencyMismatch,
  Forbidden,
  IdempotencyKeyReused,
  missing,
  RequestStillRunning,
  unknownCategory,
  VersionMismatch
} from "./refusals.ts"
import { inherited } from "../serving/inherited.ts"
import { serve } from "../serving/serve.ts"

const creating = creatingIn("/expenses", toExpenseJson)

export const layer = serve(
  "expenses",
  Effect.fn(function* (handle) {
    const ports = yield* inherited<ExpenseRepository | IdempotencyStore | IdGenerator>()
    return handle({
      recordExpense: Effect.fnUntraced(
        function* ({ headers, payload }) {
          const { actor } = yield* Caller
          return yield* creating(headers["idempotency-key"], recordExpense(actor, toExpenseDraft(payload)))
        },
        ports,
        Effect.catchTags({
          Forbidden,
          CurrencyMismatch,
          CategoryNotFound: unknownCategory,
          IdempotencyKeyReused,
          RequestStillRunning
        })
      ),

      listExpenses: Effect.fnUntraced(
        function* (request) {
          const { actor } = yield* Caller
          const asked = toExpenseQuery(request.query)
          if (Result.isFailure(asked)) {
            return yield* invalid({ parameter: asked.failure, detail: "is damaged or belongs to another query" })
          }
          const query = asked.success
          const { items, total, next } = yield* listExpenses(actor, query)
          return {
            total,
            items: items.map(toExpenseJson),
            page: "page" in query.from ? query.from.page : null,
            per_page: query.perPage,
            next_cursor: next === null ? null : encodeCursor(query, next)
          }
        },
        ports,
        Effect.catchTags({ Forbidden })
      ),

      getExpense: Effect.fnUntraced(
        function* ({ params, headers }) {
          const { actor } = yield* Caller
          const expense = yield* getExpense(actor, params.id)
          return unlessSeen(headers["if-none-match"], expense.version, toExpenseJson(expense))
        },
        ports,
        Effect.catchTags({ Forbidden, ExpenseNotFound: missing })
      ),

      changeExpense: Effect.fnUntraced(
        function* ({ params, headers, payload }) {
          const { actor } = yield* Caller
          const precondition = yield* preconditionOf(headers["if-match"], getExpense(actor, params.id))
          const expense = yield* changeExpense(actor, params.id, toExpenseChanges(payload), precondition)
          return tagged(expense.version, toExpenseJson(expense))
        },
        ports,
        Effect.catchTags({
          Forbidden,
          ExpenseNotFound: missing,
          CategoryNotFound: unknownCategory,
          CurrencyMismatch,
          VersionMismatch
        })
      ),

      removeExpense: Effect.fnUntraced(
        function* ({ params, headers }) {
          const { actor } = yield* Caller
          const precondition = yield* preconditionOf(headers["if-match"], getExpense(actor, params.id))
          yield* removeExpense(actor, params.id, precondition)
        },
        ports,
        Effect.catchTags({ Forbidden, ExpenseNotFound: missing, VersionMismatch })
      )
    })
  })
)
