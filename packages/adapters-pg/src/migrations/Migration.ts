/**
 * One step of the schema, forward and back. Ids are positive and never reused; a migration that has been released never
 * changes. Steps run inside a transaction (so no `create index concurrently`) and one statement at a time.
 */
import { Effect } from "effect"
import { SqlClient, type SqlError } from "effect/sql"

export interface Migration {
  readonly id: number
  /** In snake case: the file is `0001_create_books.ts`, the name `create_books`. */
  readonly name: string
  readonly up: Step
  /** Undoes `up`. What `up` removed for good comes back empty; the head comment of the migration says so. */
  readonly down: Step
}

export type Step = Effect.Effect<void, SqlError.SqlError, SqlClient.SqlClient>

/** Runs plain statements in order. They carry no values, and their plans are not worth keeping. */
export const statements = (...texts: ReadonlyArray<string>): Step =>
  Effect.flatMap(SqlClient.SqlClient, (sql) =>
    Effect.forEach(texts, (text) => sql.unsafe(text).unprepared, { discard: true })
  )

/** As people see it: `0001_create_books`. */
export const label = ({ id, name }: Pick<Migration, "id" | "name">): string => `${String(id).padStart(4, "0")}_${name}`
