import {
  changeCategory,
  createCategory,
  getCategory,
  type IdempotencyStore,
  type IdGenerator,
  listCategories,
  mergeCategory,
  removeCategory
} from "@outlay/application"
import type { CategoryRepository } from "@outlay/domain"
import { Effect } from "effect"
import { Caller } from "../api/Authorization.ts"
import { toCategoryChanges, toCategoryDraft, toCategoryJson } from "../json/CategoryJson.ts"
import { invalid } from "../problems/refuse.ts"
import { preconditionOf, tagged, unlessSeen } from "./Conditional.ts"
import { creatingIn } from "./creating.ts"
import {
  BudgetOverlap,
  CategoryInUse,
  CategoryNameTaken,
  Forbidden,
  IdempotencyKeyReused,
  missing,
  RequestStillRunning,
  VersionMismatch
} from "./refusals.ts"
import { inherited } from "../serving/inherited.ts"
import { serve } from "../serving/serve.ts"

const creating = creatingIn("/categories", toCategoryJson)

export const layer = serve(
  "categories",
  Effect.fn(function* (handle) {
    const ports = yield* inherited<CategoryRepository | IdempotencyStore | IdGenerator>()
    return handle({
      createCategory: Effect.fnUntraced(
        function* ({ headers, payload }) {
          const { actor } = yield* Caller
          return yield* creating(headers["idempotency-key"], createCategory(actor, toCategoryDraft(payload)))
        },
        ports,
        Effect.catchTags({ Forbidden, CategoryNameTaken, IdempotencyKeyReused, RequestStillRunning })
      ),

      listCategories: Effect.fnUntraced(
        function* () {
          const { actor } = yield* Caller
          const items = (yield* listCategories(actor)).map(toCategoryJson)
          return { total: items.length, items }
        },
        ports,
        Effect.catchTags({ Forbidden })
      ),

      getCategory: Effect.fnUntraced(
        function* ({ params, headers }) {
          const { actor } = yield* Caller
          const category = yield* getCategory(actor, params.id)
          return unlessSeen(headers["if-none-match"], category.version, toCategoryJson(category))
        },
        ports,
        Effect.catchTags({ Forbidden, CategoryNotFound: missing })
      ),

      changeCategory: Effect.fnUntraced(
        function* ({ params, headers, payload }) {
          const { actor } = yield* Caller
          const precondition = yield* preconditionOf(headers["if-match"], getCategory(actor, params.id))
          const category = yield* changeCategory(actor, params.id, toCategoryChanges(payload), precondition)
          return tagged(category.version, toCategoryJson(category))
        },
        ports,
        Effect.catchTags({ Forbidden, CategoryNotFound: missing, CategoryNameTaken, VersionMismatch })
      ),

      removeCategory: Effect.fnUntraced(
        function* ({ params, headers, query: { reassign_to: target } }) {
          const { actor } = yield* Caller
          const precondition = yield* preconditionOf(headers["if-match"], getCategory(actor, params.id))
          yield* target === undefined
            ? removeCategory(actor, params.id, precondition)
            : mergeCategory(actor, params.id, target, precondition)
        },
        ports,
        Effect.catchTags({
          Forbidden,
          CategoryNotFound: missing,
          CategoryInUse,
          BudgetOverlap,
          VersionMismatch,
          InvalidValue: ({ rule }) => invalid({ parameter: "reassign_to", detail: rule })
        })
      )
    })
  })
)
