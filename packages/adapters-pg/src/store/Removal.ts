/**
 * What a statement tells that removes a row: the version that it found under its lock, and whether that was the one to
 * remove. So one round trip tells what is not there from what has another version.
 */
import { type RemoveOptions, VersionMismatch } from "@outlay/domain"
import { Effect } from "effect"
import type { SqlClient, Statement } from "effect/sql"
import { int4 } from "./Parameters.ts"

export interface Removal {
  readonly version: number
  readonly removed: boolean
}

/** The condition on `found.version`; without a version any will do. */
export const isVersion = (sql: SqlClient.SqlClient, { version }: RemoveOptions): Statement.Fragment =>
  version === undefined ? sql`true` : sql`found.version = ${int4(version)}`

export const removalOf =
  <N>({ version }: RemoveOptions, missing: () => N) =>
  ([row]: ReadonlyArray<Removal>): Effect.Effect<void, N | VersionMismatch> =>
    row === undefined
      ? Effect.fail(missing())
      : row.removed || version === undefined
        ? Effect.void
        : Effect.fail(new VersionMismatch({ expected: version, actual: row.version }))
