/**
 * A client for a collector that may be slow or not there: few exports wait for it at once, and none for long. What would
 * be told beyond that is lost, and nothing else. A defect, and not a failure, is not tried again.
 */
import { Effect } from "effect"
import { HttpClient } from "effect/http"

const maxWaiting = 4

export const bounded = (client: HttpClient.HttpClient): HttpClient.HttpClient => {
  let waiting = 0
  return HttpClient.transformResponse(client, (response) =>
    Effect.suspend(() => {
      if (waiting === maxWaiting) return Effect.die("the collector is slower than what there is to tell")
      waiting++
      return response.pipe(
        Effect.timeoutOrElse({ duration: "5 seconds", orElse: () => Effect.die("the collector does not answer") }),
        Effect.ensuring(Effect.sync(() => waiting--))
      )
    })
  )
}
