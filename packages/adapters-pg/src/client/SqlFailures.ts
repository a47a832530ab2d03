/**
 * What a failed statement means: a constraint that refused, a server that can't be reached, or bad luck that another
 * try may not have. SqlError names the constraint of unique violations only; the others are read from the cause, which
 * carries the fields of the server's error. Its `detail` quotes stored values: it belongs in no message and no log.
 */
import { Effect, Predicate, Schedule } from "effect"
import { SqlError } from "effect/sql"

export type ViolationKind = "unique" | "foreignKey" | "check" | "exclusion" | "notNull"

export interface Violation {
  readonly kind: ViolationKind
  /** As the server names it; of a column that must not be null, the column. */
  readonly constraint: string
}

const violations: ReadonlyMap<string, ViolationKind> = new Map([
  ["23505", "unique"],
  ["23503", "foreignKey"],
  ["23514", "check"],
  ["23P01", "exclusion"],
  ["23502", "notNull"]
] as const)

/** One of the server's error fields (`code`, `constraint`, `column`, `routine`, ...), when the server said it. */
export const fieldOf = (error: SqlError.SqlError, field: string): string | undefined => {
  const cause = error.reason.cause
  return Predicate.hasProperty(cause, field) && Predicate.isString(cause[field]) ? cause[field] : undefined
}

export const violationOf = (error: SqlError.SqlError): Violation | undefined => {
  const kind = violations.get(fieldOf(error, "code") ?? "")
  const constraint = fieldOf(error, kind === "notNull" ? "column" : "constraint")
  return kind === undefined || constraint === undefined ? undefined : { kind, constraint }
}

export const constraintOf = (error: SqlError.SqlError): string | undefined => violationOf(error)?.constraint

/** A shard of a distributed table carries its number behind the name: `expenses_category_fk_102008`. */
const names = (constraint: string, name: string): boolean =>
  constraint === name || (constraint.startsWith(`${name}_`) && /^\d+$/.test(constraint.slice(name.length + 1)))

export const violates = (error: SqlError.SqlError, name: string, kind?: ViolationKind): boolean => {
  const violation = violationOf(error)
  return violation !== undefined && names(violation.constraint, name) && (kind ?? violation.kind) === violation.kind
}

/** Turns violations of the named constraints into refusals; every other failure passes. */
export const catchViolations =
  <B, E2, R2>(refusals: Readonly<Record<string, (violation: Violation) => Effect.Effect<B, E2, R2>>>) =>
  <A, E, R>(self: Effect.Effect<A, E, R>): Effect.Effect<A | B, E | E2, R | R2> =>
    self.pipe(
      Effect.catch((error): Effect.Effect<B, E | E2, R2> => {
        const violation = SqlError.isSqlError(error) ? violationOf(error) : undefined
        if (violation === undefined) return Effect.fail(error)
        const refusal = Object.entries(refusals).find(([name]) => names(violation.constraint, name))?.[1]
        return refusal === undefined ? Effect.fail(error) : refusal(violation)
      })
    )

/** SQLSTATEs (or their classes) of a server that is down, starting, full, read only or told to stop. */
const unavailable = /^(08|53|57P|58|25006|25P03|25P04)/

/** The server gave up on a statement, most likely one that waited for somebody else's lock. */
export const isTimeout = (error: SqlError.SqlError): boolean =>
  error.reason._tag === "StatementTimeoutError" || error.reason._tag === "LockTimeoutError"

/** Nothing is wrong with the statement: the server could not be reached, or did not answer in time. */
export const isUnavailable = (error: SqlError.SqlError): boolean =>
  error.reason._tag === "ConnectionError" || isTimeout(error) || unavailable.test(fieldOf(error, "code") ?? "")

/** The same transaction from its beginning may pass: it lost to another one, or met a plan from before a migration. */
export const isTransient = (error: unknown): boolean =>
  SqlError.isSqlError(error) &&
  (error.reason._tag === "SerializationError" ||
    error.reason._tag === "DeadlockError" ||
    (fieldOf(error, "code") === "0A000" && fieldOf(error, "routine") === "RevalidateCachedQuery"))

/** 20 ms, then twice as long each time, each moved by chance: about a third of a second in all. */
const patience = Schedule.exponential("20 millis").pipe(Schedule.jittered)

/**
 * Runs a whole transaction again when `isTransient`, five times at most: goes around the outermost one, as only that can
 * start again. What goes through at once is given no schedule.
 */
export const retryTransient = <A, E, R>(self: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.catchIf(self, isTransient, () =>
    Effect.retry(Effect.delay(self, "10 millis"), { while: isTransient, times: 4, schedule: patience })
  )
