/** Budgets and how they stand. */
import { BudgetId, EntryDate } from "@outlay/domain"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import {
  BudgetChangesJson,
  BudgetJson,
  BudgetListJson,
  BudgetStatusJson,
  BudgetStatusListJson,
  NewBudgetJson
} from "../json/BudgetJson.ts"
import { BudgetOverlap, CurrencyChanged } from "../problems/Conflicts.ts"
import { Forbidden, NotFound, PreconditionFailed } from "../problems/Problems.ts"
import { Authorization } from "./Authorization.ts"
import { Created, ETag, IdempotencyKey, IfMatch, IfNoneMatch } from "./Headers.ts"
import { Repeatable } from "./Repeatable.ts"
import { RequestInput } from "./RequestInput.ts"

const params = { id: BudgetId }
const query = {
  date: Schema.optionalKey(EntryDate.annotate({ description: "Default: today in the user's time zone." }))
}

export class BudgetsApi extends HttpApiGroup.make("budgets")
  .add(
    HttpApiEndpoint.post("createBudget", "/", {
      headers: IdempotencyKey,
      payload: NewBudgetJson,
      success: HttpApiSchema.WithHeaders(BudgetJson.pipe(HttpApiSchema.status(201)), Created),
      error: [Forbidden, BudgetOverlap, CurrencyChanged, ...Repeatable]
    }).annotate(OpenApi.Summary, "Create a budget"),
    HttpApiEndpoint.get("listBudgets", "/", {
      success: BudgetListJson,
      error: Forbidden
    }).annotate(OpenApi.Summary, "List all budgets by start date"),
    HttpApiEndpoint.get("listBudgetStatuses", "/status", {
      query,
      success: BudgetStatusListJson,
      error: Forbidden
    }).annotate(OpenApi.Summary, "How every budget in force on a day stands"),
    HttpApiEndpoint.get("getBudget", "/:id", {
      params,
      headers: IfNoneMatch,
      success: HttpApiSchema.WithHeaders(BudgetJson, ETag),
      error: [Forbidden, NotFound]
    }).annotate(OpenApi.Summary, "Read a budget"),
    HttpApiEndpoint.get("getBudgetStatus", "/:id/status", {
      params,
      query,
      success: BudgetStatusJson,
      error: [Forbidden, NotFound]
    }).annotate(OpenApi.Summary, "How a budget stands on a day"),
    HttpApiEndpoint.put("changeBudget", "/:id", {
      params,
      headers: IfMatch,
      payload: BudgetChangesJson,
      success: HttpApiSchema.WithHeaders(BudgetJson, ETag),
      error: [Forbidden, NotFound, BudgetOverlap, CurrencyChanged, PreconditionFailed]
    }).annotate(OpenApi.Summary, "Change fields of a budget"),
    HttpApiEndpoint.delete("removeBudget", "/:id", {
      params,
      headers: IfMatch,
      success: HttpApiSchema.NoContent,
      error: [Forbidden, NotFound, PreconditionFailed]
    }).annotate(OpenApi.Summary, "Remove a budget")
  )
  .middleware(RequestInput)
  .middleware(Authorization)
  .prefix("/budgets")
  .annotateMerge(OpenApi.annotations({ title: "Budgets", description: "What may be spent in each period." })) {}
