/**
 * Sends a request again that may be sent twice: a read, or what carries an `Idempotency-Key`. It is tried again when no
 * answer came, when whoever answered could not just then, and when the answer says after which time.
 */
import { Duration, Effect, Result, Schedule } from "effect"
import { Headers, HttpClient, type HttpClientRequest, HttpClientResponse } from "effect/http"

export interface RetryOptions {
  /** How often at most, after the first time. 3 unless told otherwise. */
  readonly times?: number
  /** The longest `Retry-After` that is waited for; a longer one is left to the caller. 10 seconds unless told otherwise. */
  readonly longestWait?: Duration.Input
}

type Response = HttpClientResponse.HttpClientResponse

/** What may be sent twice, and is done once. */
export const isRepeatable = ({ method, headers }: HttpClientRequest.HttpClientRequest): boolean =>
  method === "GET" || headers["idempotency-key"] !== undefined

const passing = [408, 429, 502, 503, 504]

const isPassing = ({ status, headers }: Response): boolean =>
  passing.includes(status) || (status >= 400 && headers["retry-after"] !== undefined)

const isResponse = (value: unknown): value is Response =>
  typeof value === "object" && value !== null && HttpClientResponse.TypeId in value

/** Zero where the answer does not say. */
const retryAfter = (input: unknown, now: number): Duration.Duration =>
  Result.match(Headers.parseRetryAfter((isResponse(input) ? input.headers["retry-after"] : undefined) ?? ""), {
    onFailure: () => Duration.zero,
    onSuccess: (said) => Headers.retryAfterDelay(said, now)
  })

/** Jittered, so that many clients don't come back at the same moment. */
const backoff = (longestWait: Duration.Duration) =>
  Schedule.exponential("100 millis").pipe(
    Schedule.jittered,
    Schedule.while(({ input, now }) => Duration.isLessThanOrEqualTo(retryAfter(input, now), longestWait)),
    Schedule.modifyDelay(({ input, duration, now }) => Effect.succeed(Duration.sum(duration, retryAfter(input, now))))
  )

export const retrying = <E, R>(
  client: HttpClient.HttpClient.With<E, R>,
  { times = 3, longestWait = "10 seconds" }: RetryOptions = {},
  mayRepeat: (request: HttpClientRequest.HttpClientRequest) => boolean = isRepeatable
): HttpClient.HttpClient.With<E, R> => {
  const schedule = backoff(Duration.fromInputUnsafe(longestWait))
  return HttpClient.transform(client, (answer, request) =>
    mayRepeat(request)
      ? answer.pipe(
          Effect.flatMap((response) => (isPassing(response) ? Effect.fail(response) : Effect.succeed(response))),
          Effect.retry({ schedule, times, while: (it) => isResponse(it) || HttpClient.isTransientError(it) }),
          Effect.catchIf(isResponse, Effect.succeed)
        )
      : answer
  )
}
