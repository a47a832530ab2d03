/**
 * The API as a function from a `Request` to a `Response`, for servers that people have already. Their own authentication
 * says who asks; accounts, sessions and tokens of ours are left out.
 */
import type { Actor, IdempotencyStore, IdGenerator, StoreHealth } from "@outlay/application"
import type { BudgetRepository, CategoryRepository, ExpenseRepository, SpendingReader } from "@outlay/domain"
import { Layer } from "effect"
import { HttpRouter, HttpServer } from "effect/http"
import type { MountedDocument } from "../api/documentation/mounted.ts"
import * as AnalyticsHandlers from "./AnalyticsHandlers.ts"
import * as BudgetsHandlers from "./BudgetsHandlers.ts"
import * as CategoriesHandlers from "./CategoriesHandlers.ts"
import * as Docs from "./Docs.ts"
import * as ExpensesHandlers from "./ExpensesHandlers.ts"
import * as Gateway from "./Gateway.ts"
import * as HostActor from "./HostActor.ts"
import { routerConfig } from "./HttpApp.ts"
import * as Mount from "./Mount.ts"
import * as RequestInputLayer from "./RequestInputLayer.ts"
import * as ServiceHandlers from "./ServiceHandlers.ts"

/**
 * What keeps everything, makes ids, and tells whether it can answer.
 *
 * @example
 * ```ts
 * import type { FetchHandler } from "@outlay/adapters-http"
 * import { layer, PostgresClient, StoreHealthPg } from "@outlay/adapters-pg"
 * import { IdGenerators } from "@outlay/application"
 * import { Layer, Redacted } from "effect"
 *
 * // Whoever deploys brings the schema up to date.
 * const client = PostgresClient.layer({ url: Redacted.make("postgresql://outlay@localhost/outlay") })
 * const storage = Layer.merge(layer, StoreHealthPg.layer({ timeout: "1 second" }))
 * export const ports: Layer.Layer<FetchHandler.Ports, unknown> = Layer.merge(
 *   Layer.provide(storage, client),
 *   IdGenerators.layer
 * )
 * ```
 */
export type Ports =
  | BudgetRepository
  | CategoryRepository
  | ExpenseRepository
  | IdempotencyStore
  | IdGenerator
  | SpendingReader
  | StoreHealth

/**
 * Where the host has the API, and how it says who asks.
 *
 * @example
 * ```ts
 * import type { FetchHandler } from "@outlay/adapters-http"
 * import type { Actor } from "@outlay/application"
 *
 * // By the sessions that the host has already.
 * type ActorOf = (cookies: string) => Promise<Actor | undefined>
 * export const optionsBy = (actorOf: ActorOf): FetchHandler.FetchHandlerOptions => ({
 *   mountPath: "/money",
 *   authenticate: (request) => actorOf(request.headers.get("cookie") ?? ""),
 *   securityScheme: { type: "apiKey", in: "cookie", name: "session" }
 * })
 * ```
 */
export interface FetchHandlerOptions {
  /** The path that the host has it under, such as `/money`; without it, the root. Requests come with their whole path. */
  readonly mountPath?: `/${string}`
  /**
   * Who asks, or nobody: 401. It is asked where that has to be known, and must not read the body. What it throws is a
   * fault of the host: 500.
   */
  readonly authenticate?: (request: Request) => Actor | undefined | Promise<Actor | undefined>
  /** What requests show of who asks, for the published contract. */
  readonly securityScheme?: MountedDocument["securityScheme"]
  /** The origins whose pages may call; without it, what the host says of that. */
  readonly allowedOrigins?: ReadonlyArray<string>
}

/**
 * What a host calls with its requests.
 *
 * @example
 * ```ts
 * import type { FetchHandler } from "@outlay/adapters-http"
 * import type { Actor } from "@outlay/application"
 *
 * // For a host that knows its user before it routes.
 * export const answer = (money: FetchHandler.FetchHandler, request: Request, actor: Actor) =>
 *   new URL(request.url).pathname.startsWith("/money/")
 *     ? money.handle(request, actor)
 *     : Promise.resolve(new Response(null, { status: 404 }))
 * ```
 */
export interface FetchHandler {
  /** Answers a request: for the actor, when the host knows already who asks, else for whom `authenticate` tells. */
  readonly handle: (request: Request, actor?: Actor) => Promise<Response>
  /** Lets go of what was built for it. */
  readonly dispose: () => Promise<void>
}

const handlers = Layer.mergeAll(
  AnalyticsHandlers.layer,
  BudgetsHandlers.layer,
  CategoriesHandlers.layer,
  ExpensesHandlers.layer,
  ServiceHandlers.layer
)

/**
 * A handler over these ports. They are built with the first request, once.
 *
 * @example
 * ```ts
 * import { FetchHandler } from "@outlay/adapters-http"
 * import * as Memory from "@outlay/adapters-memory"
 * import { IdGenerators, StoreHealth } from "@outlay/application"
 * import { Effect, Layer } from "effect"
 *
 * const ports = Layer.mergeAll(Memory.layer, IdGenerators.layer, Layer.succeed(StoreHealth, { check: Effect.void }))
 * const api = FetchHandler.make(ports, { mountPath: "/money", authenticate: () => undefined })
 * const response = await api.handle(new Request("https://host.example/money/api/v1/categories"))
 * console.log(response.status) // 401
 * await api.dispose()
 * ```
 */
export const make = <E>(
  ports: Layer.Layer<Ports, E>,
  { mountPath, authenticate, securityScheme, allowedOrigins = [] }: FetchHandlerOptions = {}
): FetchHandler => {
  const path = (mountPath ?? "").replace(/\/+$/, "")
  const known = new WeakMap<Request, Actor>()
  const actorOf = async (request: Request) => known.get(request) ?? authenticate?.(request)
  const routes = handlers.pipe(
    Layer.provide([HostActor.layer(actorOf), RequestInputLayer.layer]),
    Layer.merge(Docs.layerMounted({ mountPath: path, securityScheme })),
    Layer.provideMerge(Gateway.layer({ allowedOrigins })),
    Layer.provide(Mount.layer(path)),
    Layer.provide(HttpServer.layerServices),
    // What belongs to them besides ports, such as a logger, counts for every request.
    Layer.provideMerge(ports)
  )
  const { handler, dispose } = HttpRouter.toWebHandler(routes, { routerConfig, disableLogger: true })
  const handle = (request: Request, actor?: Actor) => {
    if (actor !== undefined) known.set(request, actor)
    return handler(request)
  }
  return { handle, dispose }
}
