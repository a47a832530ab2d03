/**
 * Values as parameters of a statement, each with its type: so PostgreSQL has nothing to guess, `null` has the type of
 * what it stands for, and a statement is prepared once for all its values.
 */
import { PgTypes } from "@effect/sql-pg"
import { DateTime, Result } from "effect"

export const { bool, date, int4, int8, text, uuid } = PgTypes

/** Milliseconds since 1970. */
export const timestamp = (millis: number) => PgTypes.timestamptz(millis)

export const instant = (at: DateTime.Utc) => timestamp(DateTime.toEpochMillis(at))

const arrayOf = (oid: number) => (values: ReadonlyArray<unknown>) => Result.getOrThrow(PgTypes.array(values, oid))

export const uuids: (values: ReadonlyArray<string | null>) => PgTypes.Parameter = arrayOf(PgTypes.OID.uuid)
export const texts: (values: ReadonlyArray<string | null>) => PgTypes.Parameter = arrayOf(PgTypes.OID.text)
export const dates: (values: ReadonlyArray<string>) => PgTypes.Parameter = arrayOf(PgTypes.OID.date)
export const int4s: (values: ReadonlyArray<number>) => PgTypes.Parameter = arrayOf(PgTypes.OID.int4)
export const int8s: (values: ReadonlyArray<bigint>) => PgTypes.Parameter = arrayOf(PgTypes.OID.int8)
export const bools: (values: ReadonlyArray<boolean>) => PgTypes.Parameter = arrayOf(PgTypes.OID.bool)

/** Milliseconds since 1970. */
export const timestamps: (values: ReadonlyArray<number>) => PgTypes.Parameter = arrayOf(PgTypes.OID.timestamptz)

export const instants = (values: ReadonlyArray<DateTime.Utc>): PgTypes.Parameter =>
  timestamps(values.map(DateTime.toEpochMillis))
