/** `ExpenseRepository`: the domain's filter, order and positions as SQL. */
import {
  type BookId,
  Expense,
  type ExpenseFilter,
  ExpenseNotFound,
  type ExpensePage,
  type ExpenseQuery,
  ExpenseRepository,
  isDescending,
  searchText,
  sortField,
  sortKey
} from "@outlay/domain"
import { DateTime, Effect, Layer, Result } from "effect"
import { documents, stored } from "./documents.ts"
import { refers } from "./references.ts"
import { type Database, type Parameters, Sqlite } from "./Sqlite.ts"

export const expenses = documents("expenses", Expense, (it) => ({
  category_id: it.categoryId,
  date: it.date,
  amount: it.amount.minor,
  created_at: DateTime.toEpochMillis(it.createdAt),
  search_text: searchText(it)
}))

type Condition = readonly [sql: string, parameters: Parameters]

const conditionsOf = (book: BookId, filter: ExpenseFilter): ReadonlyArray<Condition> => {
  const { categoryIds, endDate, maxAmount, minAmount, paymentMethod, startDate, tags, tagsMatch, words } = filter
  const tagged = "from json_each(:tags) as asked where value in (select value from json_each(body, '$.tags'))"
  const asked: ReadonlyArray<Condition | false> = [
    ["book_id = :book", { book }],
    startDate !== undefined && ["date >= :startDate", { startDate }],
    endDate !== undefined && ["date <= :endDate", { endDate }],
    categoryIds.length > 0 && [
      "category_id in (select value from json_each(:categories))",
      { categories: JSON.stringify(categoryIds) }
    ],
    minAmount !== undefined && ["amount >= :minAmount", { minAmount: int64(minAmount) }],
    maxAmount !== undefined && ["amount <= :maxAmount", { maxAmount: int64(maxAmount) }],
    tags.length > 0 && [
      `(select count(*) ${tagged}) ${tagsMatch === "any" ? "> 0" : "= json_array_length(:tags)"}`,
      { tags: JSON.stringify(tags) }
    ],
    paymentMethod !== undefined && ["body ->> '$.paymentMethod' = :paymentMethod", { paymentMethod }],
    ...words.map((word, index): Condition => [`instr(search_text, :word${index}) > 0`, { [`word${index}`]: word }])
  ]
  return asked.filter((it) => it !== false)
}

/** An amount that no expense can have stays one when it is cut to 64 bits. */
const int64 = (amount: bigint): bigint => {
  const largest = 2n ** 63n - 1n
  return amount > largest ? largest : amount < -largest ? -largest : amount
}

/** Behind a position, by the row values that a list is ordered by: it may be of an expense that is gone. */
const behind = ({ from, sort }: ExpenseQuery): ReadonlyArray<Condition> => {
  if ("page" in from) return []
  const { id, key } = from.after
  const field = sortField(sort)
  const parameters = { positionKey: field === "date" ? key : BigInt(key), positionId: id }
  return [[`(${field}, id) ${isDescending(sort) ? "<" : ">"} (:positionKey, :positionId)`, parameters]]
}

const where = (conditions: ReadonlyArray<Condition>) => ({
  sql: `where ${conditions.map(([sql]) => sql).join(" and ")}`,
  parameters: Object.assign({}, ...conditions.map(([, parameters]) => parameters)) as Parameters
})

const pageOf = (db: Database, book: BookId, query: ExpenseQuery): ExpensePage => {
  const { filter, from, perPage, sort } = query
  const matching = conditionsOf(book, filter)
  const { parameters, sql } = where([...matching, ...behind(query)])
  const direction = isDescending(sort) ? "desc" : "asc"
  const found = expenses.select(
    db,
    `${sql} order by ${sortField(sort)} ${direction}, id ${direction} limit :limit offset :offset`,
    { ...parameters, limit: perPage + 1, offset: "page" in from ? (from.page - 1) * perPage : 0 }
  )
  const items = found.slice(0, perPage)
  const last = items.at(-1)
  return {
    items,
    total: "page" in from ? expenses.count(db, sql, parameters) : null,
    next: last === undefined || found.length <= perPage ? null : { key: `${sortKey(sort, last)}`, id: last.id }
  }
}

export const layer = Layer.effect(
  ExpenseRepository,
  Effect.map(Sqlite, (sqlite) => {
    const { insertAll, ...port } = stored({
      sqlite,
      table: expenses,
      missing: (id: Expense["id"]) => new ExpenseNotFound({ id }),
      admit: refers
    })
    return ExpenseRepository.of({
      ...port,
      insert: (bookId, expense) => insertAll(bookId, [expense]),
      insertMany: insertAll,
      list: (bookId, query) => sqlite.step((db) => Result.succeed(pageOf(db, bookId, query)))
    })
  })
)
