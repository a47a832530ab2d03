/** Tells the errors of an effect from the loss of its transaction, which is a defect in the ports that it goes through. */
import { Cause, Effect } from "effect"
import { SqlError } from "effect/sql"
import { isTransient } from "../client/SqlFailures.ts"

/** An error of the effect, which is none of the transaction. */
export interface Refused<E> {
  readonly _tag: "Refused"
  readonly error: E
}

export const boxed = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, Refused<E> | SqlError.SqlError, R> =>
  Effect.catchCause(effect, (cause): Effect.Effect<never, Refused<E> | SqlError.SqlError> => {
    const lost = Cause.hasInterrupts(cause) ? undefined : cause.reasons.map(errorOf).find(isLoss)
    return lost === undefined
      ? Effect.failCause(Cause.map(cause, (error): Refused<E> => ({ _tag: "Refused", error })))
      : Effect.fail(lost)
  })

const errorOf = (reason: Cause.Reason<unknown>): unknown =>
  Cause.isFailReason(reason) ? reason.error : Cause.isDieReason(reason) ? reason.defect : undefined

const isLoss = (error: unknown): error is SqlError.SqlError => SqlError.isSqlError(error) && isTransient(error)
