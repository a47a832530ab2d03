/** Takes an answer for one only when all of it has come, and in time: one that breaks off or never ends is none. */
import { Duration, Effect } from "effect"
import { HttpClient, HttpClientError } from "effect/http"

export const whole = <E, R>(client: HttpClient.HttpClient.With<E, R>, timeout: Duration.Input = "30 seconds") =>
  HttpClient.transform(client, (answer, request) => {
    const lost = (cause: unknown) =>
      new HttpClientError.HttpClientError({ reason: new HttpClientError.TransportError({ request, cause }) })
    return answer.pipe(
      // What is read here is kept for whoever reads it next.
      Effect.tap((response) => Effect.mapError(response.arrayBuffer, lost)),
      Effect.timeoutOrElse({
        duration: timeout,
        orElse: () =>
          Effect.fail(lost(new Error(`no answer within ${Duration.format(Duration.fromInputUnsafe(timeout))}`)))
      })
    )
  })
