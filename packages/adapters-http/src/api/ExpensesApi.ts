/** Recording, reading, changing and removing expenses. */
import { ExpenseId } from "@outlay/domain"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { ExpenseChangesJson, ExpenseJson, ExpensePageJson, NewExpenseJson } from "../json/ExpenseJson.ts"
import { ExpenseListParameters } from "../json/ExpenseListParameters.ts"
import { CurrencyChanged } from "../problems/Conflicts.ts"
import { Forbidden, NotFound, PreconditionFailed } from "../problems/Problems.ts"
import { Authorization } from "./Authorization.ts"
import { Created, ETag, IdempotencyKey, IfMatch, IfNoneMatch } from "./Headers.ts"
import { Repeatable } from "./Repeatable.ts"
import { RequestInput } from "./RequestInput.ts"

const params = { id: ExpenseId }

export class ExpensesApi extends HttpApiGroup.make("expenses")
  .add(
    HttpApiEndpoint.post("recordExpense", "/", {
      headers: IdempotencyKey,
      payload: NewExpenseJson,
      success: HttpApiSchema.WithHeaders(ExpenseJson.pipe(HttpApiSchema.status(201)), Created),
      error: [Forbidden, CurrencyChanged, ...Repeatable]
    }).annotate(OpenApi.Summary, "Record an expense"),
    HttpApiEndpoint.get("listExpenses", "/", {
      query: ExpenseListParameters,
      success: ExpensePageJson,
      error: Forbidden
    }).annotate(OpenApi.Summary, "List expenses: filtered, ordered, page by page"),
    HttpApiEndpoint.get("getExpense", "/:id", {
      params,
      headers: IfNoneMatch,
      success: HttpApiSchema.WithHeaders(ExpenseJson, ETag),
      error: [Forbidden, NotFound]
    }).annotate(OpenApi.Summary, "Read an expense"),
    HttpApiEndpoint.put("changeExpense", "/:id", {
      params,
      headers: IfMatch,
      payload: ExpenseChangesJson,
      success: HttpApiSchema.WithHeaders(ExpenseJson, ETag),
      error: [Forbidden, NotFound, CurrencyChanged, PreconditionFailed]
    }).annotate(OpenApi.Summary, "Change fields of an expense"),
    HttpApiEndpoint.delete("removeExpense", "/:id", {
      params,
      headers: IfMatch,
      success: HttpApiSchema.NoContent,
      error: [Forbidden, NotFound, PreconditionFailed]
    }).annotate(OpenApi.Summary, "Remove an expense")
  )
  .middleware(RequestInput)
  .middleware(Authorization)
  .prefix("/expenses")
  .annotateMerge(
    OpenApi.annotations({ title: "Expenses", description: "Payments, each in one category on one day." })
  ) {}
