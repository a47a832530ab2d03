/**
 * The statement that adds up the spending of a range: by day or month, by category, and of the days before it. It reads
 * the cells of months where a month is whole, else those of days, of which the key alone is read.
 */
import type { BookId, CalendarDate, CategoryId, DateRange, SpendingQuery } from "@outlay/domain"
import { type SqlClient, Statement } from "effect/sql"
import { monthOfDate } from "../expense/spendingCells.ts"
import { date, uuid } from "../store/Parameters.ts"
import { wholeMonths } from "./wholeMonths.ts"

interface Sum {
  /** Decimal text: it may be larger than a bigint of the database. */
  readonly total: string
  readonly count: number
}

/** Of a day or month; of a category, with its label; or of the days before. */
export type SpendingRow =
  | (Sum & { readonly date: CalendarDate })
  | (Sum & { readonly date: null; readonly id: CategoryId } & Label)
  | (Sum & { readonly date: null; readonly id: null })

interface Label {
  readonly name: string
  readonly color: string
  readonly icon: string | null
}

const unionAll = Statement.join(" union all ", false)

export const readStatement = (
  sql: SqlClient.SqlClient,
  bookId: BookId,
  { before, by, categoryId, range }: SpendingQuery
) => {
  const cellsOf = (table: string, key: string, at: string, { end, start }: DateRange) => sql`
    select ${sql.literal(at)} as at, category_id, total, count from ${sql.literal(table)}
    where book_id = ${uuid(bookId)} and ${sql.literal(key)} between ${date(start)} and ${date(end)} and count > 0
      ${categoryId === undefined ? sql`` : sql`and category_id = ${uuid(categoryId)}`}`
  const cellsByMonth = (range: DateRange) => {
    const { days, months } = wholeMonths(range)
    return unionAll([
      ...months.map((part) => cellsOf("monthly_spending", "month", "month", part)),
      ...days.map((part) => cellsOf("daily_spending", "date", monthOfDate, part))
    ])
  }
  const noLabel = sql`null::uuid as id, null as name, null as color, null as icon`
  const sums = sql`sum(total) as total, sum(count)::integer as count`
  const byPeriod = (cells: Statement.Fragment) => sql`select at as date, ${noLabel}, ${sums} from ${cells} group by at`
  const byCategory = sql`
    select null::date, category.id, category.name, category.color, category.icon, spent.total, spent.count
    from (select category_id, ${sums} from cell group by category_id) as spent
    join categories as category on category.book_id = ${uuid(bookId)} and category.id = spent.category_id`
  const inAll = (range: DateRange) => sql`
    select null::date, ${noLabel}, ${sums} from (${cellsByMonth(range)}) as cell having count(*) > 0`
  return sql<SpendingRow>`
    with cell as (${cellsByMonth(range)})
    ${unionAll([
      ...(by === "day"
        ? [byPeriod(sql`(${cellsOf("daily_spending", "date", "date", range)}) as day`)]
        : by === "month"
          ? [byPeriod(sql`cell`)]
          : []),
      byCategory,
      ...(before === undefined ? [] : [inAll(before)])
    ])}`
}
