/**
 * `SpendingReader` on PostgreSQL, from the spending cells, of which the key alone is read. Each answer is one statement
 * and so of one moment. Sums may be larger than a bigint of the database, and come as decimal text.
 */
import type { PgTypes } from "@effect/sql-pg"
import { type BookId, type CalendarDate, type CategoryId, SpendingReader, type SpendingQuery } from "@outlay/domain"
import { Array, Effect, Layer } from "effect"
import type { SqlClient, Statement } from "effect/sql"
import { database } from "../store/Database.ts"
import { date, dates, uuid, uuids } from "../store/Parameters.ts"

interface CellRow {
  readonly date: CalendarDate
  readonly id: CategoryId
  readonly total: bigint | string
  readonly count: number
}

interface LabelRow {
  readonly date: null
  readonly id: CategoryId
  readonly name: string
  readonly color: string
  readonly icon: string | null
}

/** `SpendingReader` on a `SqlClient`. */
export const layer: Layer.Layer<SpendingReader, never, SqlClient.SqlClient> = Layer.effect(
  SpendingReader,
  Effect.map(database, ({ run, sql }) => {
    return SpendingReader.of({
      read: (bookId, query) =>
        run(
          Effect.map(readStatement(sql, bookId, query), (rows) => ({
            cells: rows.filter(isCell).map((it) => ({
              date: it.date,
              categoryId: it.id,
              total: BigInt(it.total),
              count: it.count
            })),
            categories: rows.filter(isLabel).map(({ id, name, color, icon }) => ({ id, name, color, icon }))
          }))
        ),
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
  })
)

const isCell = (row: CellRow | LabelRow): row is CellRow => row.date !== null
const isLabel = (row: CellRow | LabelRow): row is LabelRow => row.date === null

/**
 * Cells and then the labels of all categories, which are few: so that no cell carries its label.
 *
 * @internal
 */
export const readStatement = (sql: SqlClient.SqlClient, bookId: BookId, { by, categoryId, range }: SpendingQuery) => {
  const ofCategory = (column: string) =>
    categoryId === undefined ? sql`` : sql`and ${sql(column)} = ${uuid(categoryId)}`
  const [start, end] = [date(range.start), date(range.end)]
  const between = (first: PgTypes.Parameter | Statement.Fragment, last: PgTypes.Parameter | Statement.Fragment) => sql`
    from daily_spending
    where book_id = ${uuid(bookId)} and date between ${first} and ${last} and count > 0 ${ofCategory("category_id")}`
  const cells = {
    day: () => sql`select date, category_id as id, total, count, null as name, null as color, null as icon
      ${between(start, end)}`,
    // Month by month, so that no cell has to be told which one it is of. An array of them is taken to be short: months as
    // rows are taken to be so many that the statement would be planned each time.
    month: () => sql`
      select month, cell.*, null as name, null as color, null as icon
      from unnest(array(
        select generate_series(date_trunc('month', ${start}::timestamp), ${end}::timestamp, interval '1 month')::date
      )) as month
      cross join lateral (
        select category_id as id, sum(total), sum(count)::integer as count
        ${between(sql`greatest(${start}, month)`, sql`least(${end}, (month + interval '1 month - 1 day')::date)`)}
        group by 1
      ) as cell`,
    range: () => sql`
      select ${start}, category_id as id, sum(total), sum(count)::integer as count,
        null as name, null as color, null as icon
      ${between(start, end)} group by 2`
  }
  return sql<CellRow | LabelRow>`
    select * from (${cells[by]()}) as cell (date, id, total, count, name, color, icon)
    union all
    select null, id, null, null, name, color, icon from categories
    where book_id = ${uuid(bookId)} ${ofCategory("id")}`
}
