/** What a host mounts into a server of its own: the contract without accounts and sessions, since those are the host's. */
import { HttpApi } from "effect/http-api"
import { AnalyticsApi } from "./AnalyticsApi.ts"
import { basePath, published } from "./Api.ts"
import { BudgetsApi } from "./BudgetsApi.ts"
import { CategoriesApi } from "./CategoriesApi.ts"
import { ExpensesApi } from "./ExpensesApi.ts"
import { ServiceApi } from "./ServiceApi.ts"

export class MountedApi extends published(
  HttpApi.make("outlay").add(
    ServiceApi,
    CategoriesApi.prefix(basePath),
    ExpensesApi.prefix(basePath),
    BudgetsApi.prefix(basePath),
    AnalyticsApi.prefix(basePath)
  )
) {}
