/**
 * The client for programs with promises: the same one as in Effect, with every call answered by an outcome, a value that
 * is right or an error with a tag. Only what nobody expects is thrown.
 */
import { Effect, Layer, Record, Stream } from "effect"
import { FetchHttpClient, HttpClient } from "effect/http"
import type { ClientOptions } from "./ClientOptions.ts"
import type { Outcome } from "./Outcome.ts"
import * as OutlayClient from "./OutlayClient.ts"

type Promised<F> = F extends (...args: infer Args) => Effect.Effect<infer A, infer E>
  ? (...args: Args) => Promise<Outcome<A, E>>
  : F extends (...args: infer Args) => Stream.Stream<infer A, unknown>
    ? (...args: Args) => AsyncIterable<A>
    : never

type Client = OutlayClient.OutlayClient

/**
 * The operations of the contract by its groups, each promising its outcome. What streams in Effect is to iterate over here;
 * there an error is thrown, with its tag.
 *
 * @example
 * ```ts
 * import type { PromiseClient } from "@outlay/client"
 *
 * export const asLines = async function* (client: PromiseClient) {
 *   for await (const { amount, currency, date } of client.expenses.all({ sort: "date" })) {
 *     yield `${date};${amount};${currency}`
 *   }
 * }
 * ```
 *
 * @interface
 */
export type PromiseClient = {
  readonly [Group in keyof Client]: { readonly [Name in keyof Client[Group]]: Promised<Client[Group][Name]> }
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

type Method = (...args: ReadonlyArray<never>) => Effect.Effect<unknown, unknown> | Stream.Stream<unknown, unknown>

const outcomeOf = <A, E>(call: Effect.Effect<A, E>): Promise<Outcome<A, E>> =>
  Effect.runPromise(
    Effect.match(call, {
      onSuccess: (value) => ({ ok: true, value }) as const,
      onFailure: (error) => ({ ok: false, error }) as const
    })
  )

const promised =
  (method: Method) =>
  (...args: ReadonlyArray<never>) => {
    const called = method(...args)
    return Effect.isEffect(called) ? outcomeOf(called) : Stream.toAsyncIterable(called)
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
  return Record.map({ ...client }, (group) =>
    Record.map<string, Method, unknown>({ ...group }, promised)
  ) as PromiseClient
}
