/**
 * How every port runs its statements. A statement or transaction that lost to another one runs again. A store that
 * can't be reached, or does not answer in time, is the defect `StorageUnavailable`; any other failure that a port does
 * not turn into a refusal is a defect as it is. So no port has a failure of the database in its signature.
 */
import { StorageUnavailable } from "@outlay/domain"
import { Effect, Option } from "effect"
import { type SqlClient, SqlError } from "effect/sql"
import { catchViolations, fieldOf, isUnavailable, retryTransient, type Violation } from "../client/SqlFailures.ts"

type Refusals<E> = Readonly<Record<string, (violation: Violation) => Effect.Effect<never, E>>>

/** What is left of the errors of statements: those of the domain. */
export type Refusal<E> = Exclude<E, Extract<E, SqlError.SqlError>>

export interface Database {
  readonly sql: SqlClient.SqlClient
  /** Runs what makes one step: a statement, or statements of which each may be the last. */
  readonly run: <A, E>(step: Effect.Effect<A, E>) => Effect.Effect<A, Refusal<E>>
  /** Runs several statements as one transaction, or as a part of the one that is open. */
  readonly atomically: <A, E>(steps: Effect.Effect<A, E>) => Effect.Effect<A, Refusal<E | SqlError.SqlError>>
  /** Turns violations of the named constraints into refusals. */
  readonly refusing: <E2>(
    refusals: Refusals<E2>
  ) => <A>(statement: Effect.Effect<A, SqlError.SqlError>) => Effect.Effect<A, E2 | SqlError.SqlError>
}

export const database = (sql: SqlClient.SqlClient): Database => {
  const retry = retryTransient(sql)
  return {
    sql,
    run: (step) => settle(retry(step)),
    atomically: (steps) => settle(retry(sql.withTransaction(steps))),
    // A failed statement spoils the transaction that it belongs to. A caller may catch the refusal and go on, so that
    // only a savepoint around the statement is given up.
    refusing: (refusals) => (statement) =>
      Effect.flatMap(Effect.serviceOption(sql.transactionService), (open) =>
        Option.isSome(open) ? sql.withTransaction(statement) : statement
      ).pipe(catchViolations(refusals))
  }
}

/** Turns failures of the database into defects. */
export const settle = <A, E, R>(self: Effect.Effect<A, E, R>): Effect.Effect<A, Refusal<E>, R> =>
  Effect.catchIf(
    self,
    (error): error is Extract<E, SqlError.SqlError> => SqlError.isSqlError(error),
    (error) => Effect.die(defectOf(error)),
    (refusal) => Effect.fail(refusal)
  )

const defectOf = (error: SqlError.SqlError): SqlError.SqlError | StorageUnavailable =>
  isUnavailable(error) ? new StorageUnavailable({ reason: fieldOf(error, "message") ?? error.message }) : error
