/**
 * The client for programs in Effect, made from the contract. It keeps the tokens of whoever signs in, refreshes them,
 * and repeats what may be repeated. Problems of the contract and a few failures of its own are errors with a tag.
 */
import { Api } from "@outlay/adapters-http/api/Api"
import { Effect, Redacted } from "effect"
import { HttpClient } from "effect/http"
import { HttpApiClient } from "effect/http-api"
import { authorized } from "./authorized.ts"
import type { ClientOptions } from "./ClientOptions.ts"
import { everyExpense } from "./everyExpense.ts"
import { readingFailures } from "./failureOf.ts"
import { type CallFailed, SessionEnded } from "./failures.ts"
import { keyed } from "./keyed.ts"
import { methodsOf } from "./Methods.ts"
import { retrying } from "./retrying.ts"
import * as Session from "./Session.ts"
import { tokensInMemory } from "./Tokens.ts"
import { whole } from "./whole.ts"

type Groups = (typeof Api)["groups"]

/** The groups that anybody may call. */
const guestMethods = <Name extends keyof Groups>(calls: object) => methodsOf<Groups[Name], CallFailed>(calls)

/** The groups that are for who has signed in. */
const memberMethods = <Name extends keyof Groups>(calls: object) =>
  methodsOf<Groups[Name], CallFailed | SessionEnded>(calls)

export const make = Effect.fnUntraced(function* ({ baseUrl, retries, tokens = tokensInMemory() }: ClientOptions) {
  const http = whole(yield* HttpClient.HttpClient)
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
  const guest = yield* HttpApiClient.makeWith(Api, { ...common, httpClient: patient })
  const member = yield* HttpApiClient.makeWith(Api, { ...common, httpClient: keyed(authorized(patient, session)) })

  const { register, login, logout } = guestMethods<"auth">(guest.auth)
  const expenses = memberMethods<"expenses">(member.expenses)
  return {
    service: guestMethods<"service">(guest.service),
    auth: {
      register,
      /** Signs in; the requests after that are sent with the tokens that it has got. */
      login: (request: Parameters<typeof login>[0]) => Effect.asVoid(Effect.flatMap(login(request), session.begin)),
      /** Forgets the tokens, and ends the session on the server. */
      logout: () =>
        Effect.flatMap(session.end, (ended) =>
          ended === undefined ? Effect.void : logout({ payload: { refresh_token: Redacted.make(ended.refreshToken) } })
        )
    },
    users: memberMethods<"users">(member.users),
    categories: memberMethods<"categories">(member.categories),
    expenses: { ...expenses, all: everyExpense(expenses.listExpenses) },
    budgets: memberMethods<"budgets">(member.budgets),
    analytics: memberMethods<"analytics">(member.analytics)
  }
})

export type OutlayClient = Effect.Success<ReturnType<typeof make>>
