/** Sends requests with the access token of a session, and once more with a new one when the server refuses it. */
import { Effect } from "effect"
import { HttpClient, HttpClientRequest } from "effect/http"
import type { SessionEnded } from "./failures.ts"
import type { Session } from "./Session.ts"

export const authorized = <E, R, E2>(client: HttpClient.HttpClient.With<E, R>, session: Session<E2>) => {
  const send = Effect.fnUntraced(function* (request: HttpClientRequest.HttpClientRequest) {
    const tokens = yield* session.current
    if (tokens === undefined) return yield* client.execute(request)
    const sendWith = (token: string) => client.execute(HttpClientRequest.bearerToken(request, token))
    const answer = yield* sendWith(tokens.accessToken)
    if (answer.status !== 401) return answer
    const { accessToken } = yield* session.renew(tokens)
    return yield* sendWith(accessToken)
  })
  return HttpClient.makeWith<never, never, E | E2 | SessionEnded, R>(Effect.flatMap(send), Effect.succeed)
}
