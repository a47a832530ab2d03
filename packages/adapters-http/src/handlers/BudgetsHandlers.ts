import {
  changeBudget,
  createBudget,
  getBudget,
  getBudgetStatus,
  type IdempotencyStore,
  type IdGenerator,
  listBudgets,
  listBudgetStatuses,
  removeBudget
} from "@outlay/application"
import type { BudgetRepository, SpendingReader } from "@outlay/domain"
import { Effect } from "effect"
import { Caller } from "../api/Authorization.ts"
import { toBudgetChanges, toBudgetDraft, toBudgetJson, toBudgetStatusJson } from "../json/BudgetJson.ts"
import { invalid } from "../problems/refuse.ts"
import { preconditionOf, tagged, unlessSeen } from "./Conditional.ts"
import { creatingIn } from "./creating.ts"
import {
  BudgetOverlap,
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

const creating = creatingIn("/budgets", toBudgetJson)

export const layer = serve(
  "budgets",
  Effect.fn(function* (handle) {
    const ports = yield* inherited<BudgetRepository | IdempotencyStore | IdGenerator | SpendingReader>()
    return handle({
      createBudget: Effect.fnUntraced(
        function* ({ headers, payload }) {
          const { actor } = yield* Caller
          return yield* creating(headers["idempotency-key"], createBudget(actor, toBudgetDraft(payload)))
        },
        ports,
        Effect.catchTags({
          Forbidden,
          BudgetOverlap,
          CurrencyMismatch,
          CategoryNotFound: unknownCategory,
          IdempotencyKeyReused,
          RequestStillRunning
        })
      ),

      listBudgets: Effect.fnUntraced(
        function* () {
          const { actor } = yield* Caller
          const items = (yield* listBudgets(actor)).map(toBudgetJson)
          return { total: items.length, items }
        },
        ports,
        Effect.catchTags({ Forbidden })
      ),

      listBudgetStatuses: Effect.fnUntraced(
        function* ({ query }) {
          const { actor } = yield* Caller
          const items = (yield* listBudgetStatuses(actor, query.date)).map(toBudgetStatusJson)
          return { total: items.length, items }
        },
        ports,
        Effect.catchTags({ Forbidden })
      ),

      getBudget: Effect.fnUntraced(
        function* ({ params, headers }) {
          const { actor } = yield* Caller
          const budget = yield* getBudget(actor, params.id)
          return unlessSeen(headers["if-none-match"], budget.version, toBudgetJson(budget))
        },
        ports,
        Effect.catchTags({ Forbidden, BudgetNotFound: missing })
      ),

      getBudgetStatus: Effect.fnUntraced(
        function* ({ params, query }) {
          const { actor } = yield* Caller
          return toBudgetStatusJson(yield* getBudgetStatus(actor, params.id, query.date))
        },
        ports,
        Effect.catchTags({
          Forbidden,
          BudgetNotFound: missing,
          InvalidValue: ({ rule }) => invalid({ parameter: "date", detail: rule })
        })
      ),

      changeBudget: Effect.fnUntraced(
        function* ({ params, headers, payload }) {
          const { actor } = yield* Caller
          const precondition = yield* preconditionOf(headers["if-match"], getBudget(actor, params.id))
          const budget = yield* changeBudget(actor, params.id, toBudgetChanges(payload), precondition)
          return tagged(budget.version, toBudgetJson(budget))
        },
        ports,
        Effect.catchTags({
          Forbidden,
          BudgetNotFound: missing,
          BudgetOverlap,
          CurrencyMismatch,
          VersionMismatch,
          CategoryNotFound: unknownCategory,
          InvalidValue: ({ rule }) => invalid({ pointer: "/end_date", detail: rule })
        })
      ),

      removeBudget: Effect.fnUntraced(
        function* ({ params, headers }) {
          const { actor } = yield* Caller
          const precondition = yield* preconditionOf(headers["if-match"], getBudget(actor, params.id))
          yield* removeBudget(actor, params.id, precondition)
        },
        ports,
        Effect.catchTags({ Forbidden, BudgetNotFound: missing, VersionMismatch })
      )
    })
  })
)
