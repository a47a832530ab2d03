/**
 * One line of the log for every request, and nothing in it that is anybody's business: no path or query as it was sent,
 * no body, no header. What is asked again and again by machines is told only to who debugs.
 */
import type { UserId } from "@outlay/domain"
import { Effect, LogLevel, References } from "effect"

/** A request that is over. */
export interface Ended {
  readonly requestId: string
  readonly method: string
  readonly route: string
  readonly status: number
  readonly seconds: number
  readonly userId: UserId | undefined
}

/** Whether it is a machine that asks, again and again. */
export const isProbe = (route: string): boolean => route.startsWith("/health/") || route === "/metrics"

const levelOf = ({ route, status }: Ended): LogLevel.Severity => {
  if (status >= 500) return status === 503 ? "Warn" : "Error"
  return isProbe(route) ? "Debug" : "Info"
}

export const logRequest = (ended: Ended): Effect.Effect<void> => {
  const level = levelOf(ended)
  return Effect.withFiber((fiber) =>
    // A line that nobody reads should not even be put together.
    LogLevel.isGreaterThan(fiber.getRef(References.MinimumLogLevel), level)
      ? Effect.void
      : Effect.annotateLogs(Effect.logWithLevel(level)("request"), {
          request_id: ended.requestId,
          method: ended.method,
          route: ended.route,
          status: ended.status,
          duration_ms: Math.round(ended.seconds * 1e6) / 1e3,
          ...(ended.userId === undefined ? {} : { user_id: ended.userId })
        })
  )
}
