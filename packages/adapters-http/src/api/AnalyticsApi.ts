/** What was spent, when and on what. */
import { CategoryId, maxTrendMonths } from "@outlay/domain"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { BreakdownReportJson, MonthlyReportJson, TrendReportJson, YearlyReportJson } from "../json/AnalyticsJson.ts"
import { IntegerParameter } from "../json/Common.ts"
import { RangeParameters } from "../json/RangeParameters.ts"
import { Forbidden } from "../problems/Problems.ts"
import { Authorization } from "./Authorization.ts"
import { RequestInput } from "./RequestInput.ts"

const year = IntegerParameter({ minimum: 1900, maximum: 2100 })
const month = IntegerParameter({ minimum: 1, maximum: 12 })

export class AnalyticsApi extends HttpApiGroup.make("analytics")
  .add(
    HttpApiEndpoint.get("getMonthlyReport", "/monthly/:year/:month", {
      params: { year, month },
      success: MonthlyReportJson,
      error: Forbidden
    }).annotate(OpenApi.Summary, "One month: totals, categories, days, and the change from the month before"),
    HttpApiEndpoint.get("getYearlyReport", "/yearly/:year", {
      params: { year },
      success: YearlyReportJson,
      error: Forbidden
    }).annotate(OpenApi.Summary, "One year: totals, categories, months, and the change from the year before"),
    HttpApiEndpoint.get("getCategoryBreakdown", "/category-breakdown", {
      query: RangeParameters,
      success: BreakdownReportJson,
      error: Forbidden
    }).annotate(OpenApi.Summary, "How the spending of a range divides among the categories; default the current month"),
    HttpApiEndpoint.get("getTrends", "/trends", {
      query: {
        months: Schema.optionalKey(IntegerParameter({ minimum: 1, maximum: maxTrendMonths })),
        category_id: Schema.optionalKey(CategoryId)
      },
      success: TrendReportJson,
      error: Forbidden
    }).annotate(OpenApi.Summary, "The last months up to the current one, and where spending is heading")
  )
  .middleware(RequestInput)
  .middleware(Authorization)
  .prefix("/analytics")
  .annotateMerge(
    OpenApi.annotations({ title: "Analytics", description: "All amounts in the user's currency, exact to the cent." })
  ) {}
