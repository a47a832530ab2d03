/**
 * `SpendingReader` on PostgreSQL, from the spending cells. Each answer is one statement and so of one moment.
 * Sums may be larger than a bigint of the database, and come as decimal text.
 */
import {
  type CategoryTotal,
  noSpending,
  type PeriodTotal,
  type Spending,
  type SpendingQuery,
  SpendingReader,
  totalOf
} from "@outlay/domain"
import { Array, Effect, Layer } from "effect"
import type { SqlClient } from "effect/sql"
import { database } from "../store/Database.ts"
import { dates, uuid, uuids } from "../store/Parameters.ts"
import { readStatement, type SpendingRow } from "./readStatement.ts"

/**
 * `SpendingReader` on a `SqlClient`.
 *
 * @example
 * ```ts
 * import { PostgresClient, SpendingReaderPg } from "@outlay/adapters-pg"
 * import { Layer, Redacted } from "effect"
 *
 * const replica = PostgresClient.layer({ url: Redacted.make("postgresql://replica.example/outlay") })
 * export const reports = Layer.provide(SpendingReaderPg.layer, replica)
 * ```
 */
export const layer: Layer.Layer<SpendingReader, never, SqlClient.SqlClient> = Layer.effect(
  SpendingReader,
  Effect.map(database, ({ run, sql }) =>
    SpendingReader.of({
      read: (bookId, query) => run(Effect.map(readStatement(sql, bookId, query), (rows) => spendingOf(rows, query))),
      sums: (bookId, sums) =>
        sums.length === 0
          ? Effect.succeed([])
          : run(
              Effect.map(
                sql<{ readonly total: string }>`
                  select coalesce(sum(cell.total), 0) as total
                  from unnest(
                    ${dates(sums.map((it) => it.range.start))},
                    ${dates(sums.map((it) => it.range.end))},
                    ${uuids(sums.map((it) => it.categoryId))}
                  ) with ordinality as asked (first, last, category_id, position)
                  left join daily_spending as cell on cell.book_id = ${uuid(bookId)}
                    and cell.date between asked.first and asked.last
                    and (asked.category_id is null or cell.category_id = asked.category_id)
                  group by position order by position`,
                Array.map((it) => BigInt(it.total))
              )
            )
    })
  )
)

const spendingOf = (rows: ReadonlyArray<SpendingRow>, { by, range }: SpendingQuery): Spending => {
  const periods: Array<PeriodTotal> = []
  const categories: Array<CategoryTotal> = []
  let before = noSpending
  for (const row of rows) {
    const spent = { total: BigInt(row.total), count: row.count }
    if (row.date !== null) periods.push({ date: row.date, ...spent })
    else if (row.id === null) before = spent
    else categories.push({ category: { id: row.id, name: row.name, color: row.color, icon: row.icon }, ...spent })
  }
  // The whole range is what its categories come to.
  if (by === "range" && categories.length > 0) periods.push({ date: range.start, ...totalOf(categories) })
  return { periods, categories, before }
}
