/** The domain's `overlaps` as a condition on two rows of one category: the same period, dates that meet. */
import type { SqlClient, Statement } from "effect/sql"

export const spansOverlap = (sql: SqlClient.SqlClient, a: string, b: string): Statement.Fragment => {
  const [x, y] = [sql(a), sql(b)]
  return sql`${x}.period = ${y}.period
    and (${x}.end_date is null or ${y}.start_date <= ${x}.end_date)
    and (${y}.end_date is null or ${x}.start_date <= ${y}.end_date)`
}
