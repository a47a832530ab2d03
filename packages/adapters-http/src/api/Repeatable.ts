/** How a request with an `Idempotency-Key` may be refused. */
import { RequestStillRunning } from "../problems/Conflicts.ts"
import { IdempotencyKeyReused } from "../problems/Problems.ts"

export const Repeatable = [RequestStillRunning, IdempotencyKeyReused] as const
