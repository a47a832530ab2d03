/**
 * How every port runs its statements. A statement or transaction that lost to another one runs again, and one that takes
 * too long is given up; within a transaction that is the business of the whole. A store that can't be reached, or does
 * not answer in time, is the defect `StorageUnavailable`; any other failure that a port does not turn into a refusal is a
 * defect as it is. So no port has a failure of the database in its signature.
 */
import { StorageUnavailable } from "@outlay/domain"
import { Context, type Duration, Effect } from "effect"
import { SqlClient, SqlError } from "effect/sql"
import { catchViolations, fieldOf, isUnavailable, retryTransient, type Violation } from "../client/SqlFailures.ts"
import { boxed } from "./boxed.ts"
import { atOnce, giveUpAfter, Patience } from "./Patience.ts"

type Refusals<E> = Readonly<Record<string, (violation: Violation) => Effect.Effect<never, E>>>

/** What is left of the errors of statements: those of the domain. */
export type Refusal<E> = Exclude<E, Extract<E, SqlError.SqlError>>

export interface Database {
  readonly sql: SqlClient.SqlClient
  /** Runs what makes one step: a statement, or statements of which each may be the last. */
  readonly run: <A, E>(step: Effect.Effect<A, E>) => Effect.Effect<A, Refusal<E>>
  /** `run` for what has waited for others already, and is part of no transaction. */
  readonly runAtOnce: Database["run"]
  /** The first one, or when a transaction is open the second, which is then a part of it. */
  readonly unlessOpen: <A, E, R>(alone: Effect.Effect<A, E, R>, step: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  /** Runs several statements as one transaction, or as a part of the one that is open. */
  readonly atomically: <A, E>(steps: Effect.Effect<A, E>) => Effect.Effect<A, Refusal<E | SqlError.SqlError>>
  /** Turns violations of the named constraints into refusals. */
  readonly refusing: <E2>(
    refusals: Refusals<E2>
  ) => <A>(statement: Effect.Effect<A, SqlError.SqlError>) => Effect.Effect<A, E2 | SqlError.SqlError>
  /** `atomically` for effects of all kinds, whose errors pass as they are; they may take a time of their own. */
  readonly transaction: <A, E, R>(
    effect: Effect.Effect<A, E, R>,
    patience?: Duration.Duration
  ) => Effect.Effect<A, E, R>
}

export const database: Effect.Effect<Database, never, SqlClient.SqlClient> = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const patience = yield* Patience
  const unlessOpen = <A, E, R>(alone: Effect.Effect<A, E, R>, step: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.withFiber(({ context }) =>
      Context.getOrUndefined(context, sql.transactionService) === undefined ? alone : step
    )
  const whole = <A, E, R>(step: Effect.Effect<A, E, R>, within = patience): Effect.Effect<A, E, R> =>
    unlessOpen(giveUpAfter(within)(retryTransient(step)), step)
  return {
    sql,
    unlessOpen,
    run: (step) => settle(whole(step)),
    runAtOnce: (step) => settle(giveUpAfter(patience, atOnce)(retryTransient(step))),
    atomically: (steps) => settle(whole(sql.withTransaction(steps))),
    transaction: (effect, within) =>
      Effect.mapError(settle(whole(sql.withTransaction(boxed(effect)), within)), ({ error }) => error),
    // A failed statement spoils the transaction that it belongs to. A caller may catch the refusal and go on, so that
    // only a savepoint around the statement is given up.
    refusing: (refusals) => (statement) =>
      catchViolations(refusals)(unlessOpen(statement, sql.withTransaction(statement)))
  }
})

/** Turns failures of the database into defects. */
const settle = <A, E, R>(self: Effect.Effect<A, E, R>): Effect.Effect<A, Refusal<E>, R> =>
  Effect.catchIf(
    self,
    (error): error is Extract<E, SqlError.SqlError> => SqlError.isSqlError(error),
    (error) => Effect.die(defectOf(error)),
    (refusal) => Effect.fail(refusal)
  )

const defectOf = (error: SqlError.SqlError): SqlError.SqlError | StorageUnavailable =>
  isUnavailable(error) ? new StorageUnavailable({ reason: fieldOf(error, "message") ?? error.message }) : error
