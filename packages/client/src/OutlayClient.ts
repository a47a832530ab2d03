/**
 * The client for programs in Effect, made from the contract. It keeps the tokens of whoever signs in, refreshes them,
 * and repeats what may be repeated. Problems of the contract and a few failures of its own are errors with a tag.
 */
import { Api } from "@outlay/adapters-http/api/Api"
import { Effect } from "effect"
import { HttpClient } from "effect/http"
import { HttpApiClient } from "effect/http-api"
import { authorized } from "./authorized.ts"
import type { ClientOptions } from "./ClientOptions.ts"
import { everyExpense } from "./everyExpense.ts"
import { readingFailures } from "./failureOf.ts"
import { type CallFailed, SessionEnded } from "./failures.ts"
import { keyed } from "./keyed.ts"
import { type Methods, methodsOf } from "./Methods.ts"
import { retrying } from "./retrying.ts"
import * as Session from "./Session.ts"
import { tokensInMemory } from "./Tokens.ts"
import { whole } from "./whole.ts"
import { writtenApi } from "./writtenApi.ts"

type Groups = (typeof Api)["groups"]
type Guest<Name extends keyof Groups> = Methods<Groups[Name], CallFailed>
type Member<Name extends keyof Groups> = Methods<Groups[Name], CallFailed | SessionEnded>

/**
 * The operations of the contract, by its groups. What takes a session fails with `Unauthorized` when nobody has signed in.
 *
 * @example
 * ```ts
 * import type { OutlayClient } from "@outlay/client"
 * import { Effect } from "effect"
 *
 * export const standing = (client: OutlayClient.OutlayClient, id: string) =>
 *   client.budgets.getBudgetStatus({ params: { id } }).pipe(
 *     Effect.map(({ remaining, state }) => `${state}, ${remaining} left`),
 *     Effect.catchTag("NotFound", () => Effect.succeed("no such budget"))
 *   )
 * ```
 */
export interface OutlayClient {
  readonly service: Guest<"service">
  readonly auth: Pick<Guest<"auth">, "register"> & {
    /** Signs in: what is sent from then on is sent with the tokens that it has got. */
    readonly login: (
      request: Parameters<Guest<"auth">["login"]>[0]
    ) => Effect.Effect<void, Effect.Error<ReturnType<Guest<"auth">["login"]>>>
    /** Forgets the tokens, and ends the session on the server. */
    readonly logout: () => ReturnType<Guest<"auth">["logout"]>
  }
  readonly users: Member<"users">
  readonly categories: Member<"categories">
  readonly expenses: Member<"expenses"> & {
    /** All expenses that match, a page at a time: 20 of them, or `per_page`. */
    readonly all: ReturnType<typeof everyExpense<CallFailed | SessionEnded>>
  }
  readonly budgets: Member<"budgets">
  readonly analytics: Member<"analytics">
}

/**
 * A client of its own session. It needs an `HttpClient`, such as `FetchHttpClient.layer`.
 *
 * @example
 * ```ts
 * import { OutlayClient } from "@outlay/client"
 * import { Effect, Stream } from "effect"
 * import { FetchHttpClient } from "effect/http"
 *
 * export const largest = Effect.gen(function* () {
 *   const client = yield* OutlayClient.make({ baseUrl: "http://127.0.0.1:8000" })
 *   yield* client.auth.login({ payload: { email: "ann@example.com", password: "correct horse" } })
 *   return yield* Stream.runCollect(Stream.take(client.expenses.all({ sort: "-amount" }), 20))
 * }).pipe(Effect.provide(FetchHttpClient.layer))
 * ```
 */
export const make = Effect.fnUntraced(function* ({
  baseUrl,
  retries,
  timeout,
  tokens = tokensInMemory()
}: ClientOptions): Effect.fn.Return<OutlayClient, never, HttpClient.HttpClient> {
  const http = whole(yield* HttpClient.HttpClient, timeout)
  const common = { baseUrl, transformResponse: readingFailures }

  // A server bears with a spent token for some seconds, and a refresh may be repeated within them. Who does not repeat
  // one whose answer was lost has lost the session anyway.
  const refresh = yield* HttpApiClient.endpoint(Api, {
    ...common,
    group: "auth",
    endpoint: "refresh",
    httpClient: retrying(http, retries, () => true)
  })
  const session = Session.make({
    store: tokens,
    refresh: (refresh_token) =>
      refresh({ payload: { refresh_token } }).pipe(
        Effect.catchTag(["InvalidRefreshToken", "ValidationFailed"], () => Effect.fail(new SessionEnded()))
      )
  })

  const patient = retrying(http, retries)
  const guest = yield* HttpApiClient.makeWith(writtenApi, { ...common, httpClient: patient })
  const member = yield* HttpApiClient.makeWith(writtenApi, {
    ...common,
    httpClient: keyed(authorized(patient, session))
  })

  const auth: Guest<"auth"> = methodsOf(guest.auth)
  const expenses: Member<"expenses"> = methodsOf(member.expenses)
  return {
    service: methodsOf(guest.service),
    auth: {
      register: auth.register,
      login: (request) => Effect.asVoid(Effect.flatMap(auth.login(request), session.begin)),
      logout: () =>
        Effect.flatMap(session.end, (ended) =>
          ended === undefined ? Effect.void : auth.logout({ payload: { refresh_token: ended.refreshToken } })
        )
    },
    users: methodsOf(member.users),
    categories: methodsOf(member.categories),
    expenses: { ...expenses, all: everyExpense(expenses.listExpenses) },
    budgets: methodsOf(member.budgets),
    analytics: methodsOf(member.analytics)
  }
})
