/** What PostgreSQL would do to answer a statement: as it is planned for these values, or once for all values. */
import { PgTypes } from "@effect/sql-pg"
import { Effect } from "effect"
import { SqlClient, type Statement } from "effect/sql"

/** `custom` is how it plans with the values known, `generic` how it may plan a prepared statement. */
export type Planning = "custom" | "generic"

let prepared = 0

export const planOf = Effect.fnUntraced(function* (statement: Statement.Statement<unknown>, planning: Planning) {
  const sql = yield* SqlClient.SqlClient
  const [text, parameters] = statement.compile()
  const name = `plan_${++prepared}`
  const values = parameters.filter(PgTypes.isParameter).map(literalOf).join(", ")
  const rows = yield* sql.withTransaction(
    Effect.gen(function* () {
      yield* sql.unsafe(`set local plan_cache_mode = force_${planning}_plan`).unprepared
      yield* sql.unsafe(`prepare ${name} as ${text}`).unprepared
      return yield* sql.unsafe<{ readonly "QUERY PLAN": string }>(
        `explain (analyze, costs off, timing off, summary off) execute ${name} (${values})`
      ).unprepared
    })
  )
  return rows.map((row) => row["QUERY PLAN"]).join("\n")
})

const literalOf = ({ oid, value }: PgTypes.Parameter): string => {
  if (value === null) return "null"
  if (Array.isArray(value)) return `'{${value.map((it) => JSON.stringify(String(it))).join(",")}}'`
  return oid === PgTypes.OID.timestamptz && typeof value === "number"
    ? `'${new Date(value).toISOString()}'`
    : `'${String(value)}'`
}

/** The indexes that a plan reads, each once, in alphabetical order. */
export const indexesOf = (plan: string): ReadonlyArray<string> =>
  [...new Set(Array.from(plan.matchAll(/(?:using|Index Scan on) (\w+)/g), ([, name]) => name ?? ""))].toSorted()
