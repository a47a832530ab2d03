/**
 * The typed client, made from the same contract as the server. It needs an `HttpClient` and nothing of the server, so
 * a browser or another service can have it.
 */
import { Effect, type Redacted } from "effect"
import { HttpClient, HttpClientRequest } from "effect/http"
import { HttpApiClient } from "effect/http-api"
import { Api } from "../api/Api.ts"

export interface ClientOptions {
  /** Where the server is, such as `http://localhost:8000`. */
  readonly baseUrl: string
  /** The access token for requests that need one, asked for before each. */
  readonly accessToken?: Effect.Effect<Redacted.Redacted<string>> | undefined
}

export const make = ({ baseUrl, accessToken }: ClientOptions) =>
  HttpApiClient.make(Api, {
    baseUrl,
    transformClient: (client) =>
      accessToken === undefined
        ? client
        : HttpClient.mapRequestEffect(client, (request) =>
            Effect.map(accessToken, (token) => HttpClientRequest.bearerToken(request, token))
          )
  })
