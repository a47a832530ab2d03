/**
 * The client for programs with promises: the same one as in Effect, with every call answered by an outcome, a value that
 * is right or an error with a tag. Only what nobody expects is thrown.
 */
import { Effect, Layer, Record } from "effect"
import { FetchHttpClient, HttpClient } from "effect/http"
import type { ClientOptions } from "./ClientOptions.ts"
import * as OutlayClient from "./OutlayClient.ts"
import { type Method, type Promised, promisedBy } from "./promised.ts"

type Client = OutlayClient.OutlayClient

/**
 * The operations of the contract by its groups, each promising its outcome. What streams in Effect is to iterate over here;
 * there an error is thrown, with its tag.
 *
 * @example
 * ```ts
 * import type { PromiseCalls } from "@outlay/client"
 *
 * // Of a client itself, or of `client.withSignal(signal)`.
 * export const asLines = async function* (calls: PromiseCalls) {
 *   for await (const { amount, currency, date } of calls.expenses.all({ sort: "date" })) {
 *     yield `${date};${amount};${currency}`
 *   }
 * }
 * ```
 *
 * @interface
 */
export type PromiseCalls = {
  readonly [Group in keyof Client]: { readonly [Name in keyof Client[Group]]: Promised<Client[Group][Name]> }
}

/**
 * The calls of a session.
 *
 * @example
 * ```ts
 * import type { PromiseClient } from "@outlay/client"
 *
 * // What has not answered after two seconds is not waited for.
 * export const soon = (client: PromiseClient) => client.withSignal(AbortSignal.timeout(2000)).budgets.listBudgetStatuses({})
 * ```
 */
export interface PromiseClient extends PromiseCalls {
  /**
   * The same calls, which end when the signal aborts: they reject with its reason, and iterating throws it. What the server
   * has been asked for by then it may do all the same.
   */
  readonly withSignal: (signal: AbortSignal) => PromiseCalls
}

/**
 * Those of every client, and the `fetch` that it calls.
 *
 * @example
 * ```ts
 * import { createClient, type PromiseClientOptions } from "@outlay/client"
 *
 * // In a test without a network.
 * const options: PromiseClientOptions = {
 *   baseUrl: "https://outlay.example",
 *   fetch: async () => Response.json({ status: "ok" })
 * }
 * console.log(await createClient(options).service.getLiveness()) // { ok: true, value: { status: 'ok' } }
 * ```
 */
export interface PromiseClientOptions extends ClientOptions {
  /** Instead of the `fetch` of the platform. */
  readonly fetch?: typeof globalThis.fetch
}

/**
 * A client of its own session.
 *
 * @example
 * ```ts
 * import { createClient } from "@outlay/client"
 *
 * const client = createClient({ baseUrl: "https://outlay.example" })
 *
 * export const names = async (): Promise<ReadonlyArray<string>> => {
 *   const listed = await client.categories.listCategories()
 *   return listed.ok ? listed.value.items.map(({ name }) => name) : [listed.error._tag]
 * }
 * ```
 */
export const createClient = ({ fetch, ...options }: PromiseClientOptions): PromiseClient => {
  const http = FetchHttpClient.layer.pipe(
    Layer.provide(fetch === undefined ? Layer.empty : Layer.succeed(FetchHttpClient.Fetch, fetch)),
    // Nobody sees the spans, and a page of another origin may not send the headers that would tell of them.
    Layer.provide(Layer.succeed(HttpClient.TracerPropagationEnabled, false))
  )
  // Nothing of it has to be waited for.
  const client = Effect.runSync(Effect.provide(OutlayClient.make(options), http))
  const callsBy = (signal?: AbortSignal) =>
    Record.map({ ...client }, (group) =>
      Record.map<string, Method, unknown>({ ...group }, promisedBy(signal))
    ) as PromiseCalls
  return { ...callsBy(), withSignal: callsBy }
}
