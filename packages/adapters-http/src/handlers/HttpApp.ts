/** The whole API as routes. What it needs are the ports; which adapters keep them is the caller's choice. */
import { Principals } from "@outlay/application"
import { Layer } from "effect"
import * as AttemptLimitsLayer from "../limits/AttemptLimitsLayer.ts"
import * as AnalyticsHandlers from "./AnalyticsHandlers.ts"
import * as AuthHandlers from "./AuthHandlers.ts"
import * as AuthorizationLayer from "./AuthorizationLayer.ts"
import * as BudgetsHandlers from "./BudgetsHandlers.ts"
import * as CategoriesHandlers from "./CategoriesHandlers.ts"
import * as Docs from "./Docs.ts"
import * as ExpensesHandlers from "./ExpensesHandlers.ts"
import * as Gateway from "./Gateway.ts"
import * as ReauthenticationLayer from "./ReauthenticationLayer.ts"
import * as RequestInputLayer from "./RequestInputLayer.ts"
import * as ServiceHandlers from "./ServiceHandlers.ts"
import * as UsersHandlers from "./UsersHandlers.ts"

const handlers = Layer.mergeAll(
  AnalyticsHandlers.layer,
  AuthHandlers.layer,
  BudgetsHandlers.layer,
  CategoriesHandlers.layer,
  ExpensesHandlers.layer,
  ServiceHandlers.layer,
  UsersHandlers.layer
)

const middleware = Layer.mergeAll(AuthorizationLayer.layer, ReauthenticationLayer.layer, RequestInputLayer.layer)

/** For `HttpRouter.serve`: paths have one spelling, and an id that is none is told so, however long it is. */
export const routerConfig = { caseSensitive: true, maxParamLength: 8192 } as const

export const layer = (options: Gateway.GatewayOptions) =>
  Layer.mergeAll(handlers.pipe(Layer.provide(middleware)), Docs.layer).pipe(
    Layer.provideMerge(Gateway.layer(options)),
    Layer.provide(Layer.merge(Principals.layer, AttemptLimitsLayer.layer))
  )
