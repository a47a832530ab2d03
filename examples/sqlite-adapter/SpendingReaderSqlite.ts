/** `SpendingReader`: the sums of the expenses themselves, by day or month, by category, and in all. */
import {
  type CategoryLabel,
  noSpending,
  type PeriodTotal,
  type SpendingQuery,
  SpendingReader,
  type Total
} from "@outlay/domain"
import { Effect, Layer, Result } from "effect"
import { type Database, type Parameters, Sqlite } from "./Sqlite.ts"

const dateBy: Record<SpendingQuery["by"], string> = {
  day: "date",
  month: "substr(date, 1, 7) || '-01'",
  range: ":start"
}

const spent = `from expenses
  where expenses.book_id = :book and date between :start and :end and category_id = ifnull(:category, category_id)`

const sums = "sum(amount) as total, count(*) as count"

export const layer = Layer.effect(
  SpendingReader,
  Effect.map(Sqlite, ({ step }) =>
    SpendingReader.of({
      read: (book, { before, by, categoryId = null, range }) =>
        step((db) => {
          const parameters = { book, ...range, category: categoryId }
          const periods = db.rows<PeriodTotal>(`select ${dateBy[by]} as date, ${sums} ${spent} group by 1`, parameters)
          const categories = db.rows<CategoryLabel & Total>(
            `select id, body ->> '$.name' as name, body ->> '$.color' as color, body ->> '$.icon' as icon, total, count
             from (select category_id, ${sums} ${spent} group by 1)
             join categories on categories.book_id = :book and id = category_id`,
            parameters
          )
          return Result.succeed({
            periods: periods.map(counted),
            categories: categories.map(({ id, name, color, icon, ...it }) => ({
              category: { id, name, color, icon },
              ...counted(it)
            })),
            before: before === undefined ? noSpending : totalIn(db, { book, ...before, category: categoryId })
          })
        }),
      sums: (book, asked) =>
        step((db) =>
          Result.succeed(
            asked.map(({ categoryId, range }) => totalIn(db, { book, ...range, category: categoryId }).total)
          )
        )
    })
  )
)

/** SQLite's integers are read as bigint, counts too. */
const counted = <A extends Total>(it: A): A => ({ ...it, count: Number(it.count) })

const totalIn = (db: Database, parameters: Parameters): Total => {
  const [sum] = db.rows<Total>(`select ifnull(sum(amount), 0) as total, count(*) as count ${spent}`, parameters)
  return sum === undefined ? noSpending : counted(sum)
}
