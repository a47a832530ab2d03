/** Takes an answer for one only when all of it has come: one that breaks off is none. */
import { Effect } from "effect"
import { HttpClient, HttpClientError } from "effect/http"

export const whole = <E, R>(client: HttpClient.HttpClient.With<E, R>) =>
  HttpClient.transform(client, (answer, request) =>
    // What is read here is kept for whoever reads it next.
    Effect.tap(answer, (response) =>
      Effect.mapError(
        response.arrayBuffer,
        (cause) =>
          new HttpClientError.HttpClientError({ reason: new HttpClientError.TransportError({ request, cause }) })
      )
    )
  )
