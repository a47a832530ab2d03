/**
 * A transaction, or a savepoint within the one that is open. A transaction that lost to another one (a deadlock, a
 * serialization failure) runs again from its beginning, a few times; what its effect does outside the database it then
 * does again.
 */
import { Cause, Effect } from "effect"
import { type SqlClient, SqlError } from "effect/sql"
import { isTransient, retryTransient } from "../client/SqlFailures.ts"
import { settle } from "../store/Database.ts"

export const transaction =
  (sql: SqlClient.SqlClient) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.mapError(settle(retryTransient(sql)(sql.withTransaction(boxed(effect)))), ({ error }) => error)

/** An error of the effect, which is none of the transaction. */
interface Refused<E> {
  readonly _tag: "Refused"
  readonly error: E
}

/** Tells the errors of an effect from the loss of its transaction, which is a defect in the ports that it goes through. */
const boxed = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, Refused<E> | SqlError.SqlError, R> =>
  Effect.catchCause(effect, (cause): Effect.Effect<never, Refused<E> | SqlError.SqlError> => {
    const lost = Cause.hasInterrupts(cause) ? undefined : cause.reasons.map(errorOf).find(isLoss)
    return lost === undefined
      ? Effect.failCause(Cause.map(cause, (error): Refused<E> => ({ _tag: "Refused", error })))
      : Effect.fail(lost)
  })

const errorOf = (reason: Cause.Reason<unknown>): unknown =>
  Cause.isFailReason(reason) ? reason.error : Cause.isDieReason(reason) ? reason.defect : undefined

const isLoss = (error: unknown): error is SqlError.SqlError => SqlError.isSqlError(error) && isTransient(error)
