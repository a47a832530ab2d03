/**
 * `SpendingReader` on PostgreSQL, from the spending cells: those of months where a month is whole, else those of days, of
 * which the key alone is read. Each answer is one statement and so of one moment. Sums may be larger than a bigint of the database, and come as decimal text.
 */
import {
  type BookId,
  type CalendarDate,
  type CategoryId,
  type DateRange,
  SpendingReader,
  type SpendingQuery
} from "@outlay/domain"
import { Array, Effect, Layer } from "effect"
import type { SqlClient } from "effect/sql"
import { monthOfDate } from "../expense/spendingCells.ts"
import { database } from "../store/Database.ts"
import { date, dates, uuid, uuids } from "../store/Parameters.ts"
import { wholeMonths } from "./wholeMonths.ts"

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
  const cellsOf = (table: string, key: string, { end, start }: DateRange) => sql`
    select ${sql(key)}, category_id, total, count from ${sql(table)}
    where book_id = ${uuid(bookId)} and ${sql(key)} between ${date(start)} and ${date(end)} and count > 0
      ${ofCategory("category_id")}`
  const { after, before, months } = wholeMonths(range)
  const days = (part: DateRange) => cellsOf("daily_spending", "date", part)
  const ofMonths = cellsOf("monthly_spending", "month", months)
  const cells = {
    day: () => days(range),
    month: () => sql`
      ${ofMonths}
      union all
      select ${sql.literal(monthOfDate)}, category_id, sum(total), sum(count)::integer
      from (${days(before)} union all ${days(after)}) as day group by 1, 2`,
    range: () => sql`
      select ${date(range.start)}, category_id, sum(total), sum(count)::integer
      from (${days(before)} union all ${ofMonths} union all ${days(after)}) as part group by 2`
  }
  return sql<CellRow | LabelRow>`
    select cell.*, null as name, null as color, null as icon from (${cells[by]()}) as cell (date, id, total, count)
    union all
    select null, id, null, null, name, color, icon from categories
    where book_id = ${uuid(bookId)} ${ofCategory("id")}`
}
