/** `SpendingReader`: the sums of the expenses themselves, for each category and day, month or range. */
import { type CategoryLabel, type SpendingCell, type SpendingQuery, SpendingReader } from "@outlay/domain"
import { Effect, Layer, Result } from "effect"
import { Sqlite } from "./Sqlite.ts"

const dateBy: Record<SpendingQuery["by"], string> = {
  day: "date",
  month: "substr(date, 1, 7) || '-01'",
  range: ":start"
}

const within = "book_id = :book and date between :start and :end and category_id = ifnull(:category, category_id)"

export const layer = Layer.effect(
  SpendingReader,
  Effect.map(Sqlite, ({ step }) =>
    SpendingReader.of({
      read: (book, { by, categoryId, range: { end, start } }) =>
        step((db) => {
          const cells = db.rows<SpendingCell & { readonly count: bigint }>(
            `select ${dateBy[by]} as date, category_id as categoryId, sum(amount) as total, count(*) as count
             from expenses where ${within} group by 1, 2`,
            { book, start, end, category: categoryId ?? null }
          )
          const categories = db.rows<CategoryLabel>(
            `select id, body ->> '$.name' as name, body ->> '$.color' as color, body ->> '$.icon' as icon
             from categories where book_id = :book`,
            { book }
          )
          return Result.succeed({ cells: cells.map((cell) => ({ ...cell, count: Number(cell.count) })), categories })
        }),
      sums: (book, sums) =>
        step((db) =>
          Result.succeed(
            sums.map(({ categoryId, range: { end, start } }) => {
              const parameters = { book, start, end, category: categoryId }
              const [row] = db.rows<{ total: bigint | null }>(
                `select sum(amount) as total from expenses where ${within}`,
                parameters
              )
              return row?.total ?? 0n
            })
          )
        )
    })
  )
)
