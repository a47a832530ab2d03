/** The HTTP contract: what a server keeps and what a client is made from. */
import { HttpApi, type HttpApiGroup, OpenApi } from "effect/http-api"
import { AnalyticsApi } from "./AnalyticsApi.ts"
import { AuthApi } from "./AuthApi.ts"
import { BudgetsApi } from "./BudgetsApi.ts"
import { CategoriesApi } from "./CategoriesApi.ts"
import { ExpensesApi } from "./ExpensesApi.ts"
import { ServiceApi } from "./ServiceApi.ts"
import { UsersApi } from "./UsersApi.ts"

/**
 * Where everything but the service's own paths lies.
 *
 * @example
 * ```ts
 * import { basePath } from "@outlay/adapters-http"
 *
 * console.log(new URL(`${basePath}/expenses`, "https://outlay.example").href) // https://outlay.example/api/v1/expenses
 * ```
 */
export const basePath = "/api/v1"

/** Requests are read strictly, and every fault is collected. */
const strict = { errors: "all", onExcessProperty: "error" } as const

/**
 * An API of these groups, as a server publishes it.
 *
 * @example
 * ```ts
 * import { published } from "@outlay/adapters-http"
 * import { HttpApi, OpenApi } from "effect/http-api"
 *
 * console.log(OpenApi.fromApi(published(HttpApi.make("empty"))).info.title) // Outlay
 * ```
 */
export const published = <Id extends string, Groups extends HttpApiGroup.Constraint>(
  api: HttpApi.HttpApi<Id, Groups>
) =>
  api
    .annotate(HttpApi.ParamsParseOptions, strict)
    .annotate(HttpApi.QueryParseOptions, strict)
    .annotate(HttpApi.PayloadParseOptions, strict)
    .annotateMerge(
      OpenApi.annotations({
        title: "Outlay",
        description: "Expense management.",
        license: { name: "MIT", identifier: "MIT" },
        servers: [{ url: "/" }]
      })
    )

/**
 * Every endpoint with its method, path, schemas and problems, in groups: a client is made from it, and an OpenAPI document.
 *
 * @example
 * ```ts
 * import { Api } from "@outlay/adapters-http"
 * import { OpenApi } from "effect/http-api"
 *
 * const { paths } = OpenApi.fromApi(Api)
 * console.log(Object.keys(paths["/api/v1/expenses/{id}"] ?? {})) // [ 'get', 'put', 'delete' ]
 * ```
 */
export class Api extends published(
  HttpApi.make("outlay").add(
    ServiceApi,
    AuthApi.prefix(basePath),
    UsersApi.prefix(basePath),
    CategoriesApi.prefix(basePath),
    ExpensesApi.prefix(basePath),
    BudgetsApi.prefix(basePath),
    AnalyticsApi.prefix(basePath)
  )
) {}
