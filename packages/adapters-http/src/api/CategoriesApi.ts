/** The categories that expenses are sorted by. */
import { CategoryId } from "@outlay/domain"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { CategoryChangesJson, CategoryJson, CategoryListJson, NewCategoryJson } from "../json/CategoryJson.ts"
import { BudgetOverlap, CategoryInUse, CategoryNameTaken } from "../problems/Conflicts.ts"
import { Forbidden, NotFound, PreconditionFailed } from "../problems/Problems.ts"
import { Authorization } from "./Authorization.ts"
import { Created, ETag, IdempotencyKey, IfMatch, IfNoneMatch } from "./Headers.ts"
import { Repeatable } from "./Repeatable.ts"
import { RequestInput } from "./RequestInput.ts"

const params = { id: CategoryId }

export class CategoriesApi extends HttpApiGroup.make("categories")
  .add(
    HttpApiEndpoint.post("createCategory", "/", {
      headers: IdempotencyKey,
      payload: NewCategoryJson,
      success: HttpApiSchema.WithHeaders(CategoryJson.pipe(HttpApiSchema.status(201)), Created),
      error: [Forbidden, CategoryNameTaken, ...Repeatable]
    }).annotate(OpenApi.Summary, "Create a category"),
    HttpApiEndpoint.get("listCategories", "/", {
      success: CategoryListJson,
      error: Forbidden
    }).annotate(OpenApi.Summary, "List all categories by name"),
    HttpApiEndpoint.get("getCategory", "/:id", {
      params,
      headers: IfNoneMatch,
      success: HttpApiSchema.WithHeaders(CategoryJson, ETag),
      error: [Forbidden, NotFound]
    }).annotate(OpenApi.Summary, "Read a category"),
    HttpApiEndpoint.put("changeCategory", "/:id", {
      params,
      headers: IfMatch,
      payload: CategoryChangesJson,
      success: HttpApiSchema.WithHeaders(CategoryJson, ETag),
      error: [Forbidden, NotFound, CategoryNameTaken, PreconditionFailed]
    }).annotate(OpenApi.Summary, "Change fields of a category"),
    HttpApiEndpoint.delete("removeCategory", "/:id", {
      params,
      headers: IfMatch,
      query: {
        reassign_to: Schema.optionalKey(
          CategoryId.annotate({ description: "Moves the category's expenses and budgets there first." })
        )
      },
      success: HttpApiSchema.NoContent,
      error: [Forbidden, NotFound, CategoryInUse, BudgetOverlap, PreconditionFailed]
    }).annotate(OpenApi.Summary, "Remove a category, or merge it into another one")
  )
  .middleware(RequestInput)
  .middleware(Authorization)
  .prefix("/categories")
  .annotateMerge(
    OpenApi.annotations({ title: "Categories", description: "What expenses are sorted by; each has its own name." })
  ) {}
