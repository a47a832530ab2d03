/**
 * A filter of the domain as conditions of a statement: only those of filters that are there, so that each combination
 * is a statement of its own, with a plan of its own. `matches` in the domain says what they mean.
 */
import type { BookId, ExpenseFilter } from "@outlay/domain"
import type { SqlClient, Statement } from "effect/sql"
import { date, int8, text, texts, uuid, uuids } from "../store/Parameters.ts"

type Conditions = ReadonlyArray<Statement.Fragment>

/** The conditions that also hold for spending cells: the book, dates and categories. */
export const cellConditions = (
  sql: SqlClient.SqlClient,
  bookId: BookId,
  { categoryIds, endDate, startDate }: Pick<ExpenseFilter, "startDate" | "endDate" | "categoryIds">
): Conditions => {
  const [category, ...further] = categoryIds
  return [
    sql`book_id = ${uuid(bookId)}`,
    ...(startDate === undefined ? [] : [sql`date >= ${date(startDate)}`]),
    ...(endDate === undefined ? [] : [sql`date <= ${date(endDate)}`]),
    ...(category === undefined ? [] : [categoryIs(sql, category, further)])
  ]
}

// One category keeps the order of an index, several don't.
const categoryIs = (sql: SqlClient.SqlClient, category: string, further: ReadonlyArray<string>) =>
  further.length === 0
    ? sql`category_id = ${uuid(category)}`
    : sql`category_id = any (${uuids([category, ...further])})`

/** The conditions that cells know nothing of; none when cells can tell how many expenses match. */
export const ownConditions = (sql: SqlClient.SqlClient, bookId: BookId, filter: ExpenseFilter): Conditions => {
  if (!isStorable(filter)) return [sql`false`]
  const { maxAmount, minAmount, paymentMethod, tags, words } = filter
  return [
    ...(minAmount === undefined ? [] : [sql`amount >= ${int8(inRange(minAmount))}`]),
    ...(maxAmount === undefined ? [] : [sql`amount <= ${int8(inRange(maxAmount))}`]),
    ...(tags.length === 0 ? [] : [tagsAre(sql, bookId, filter)]),
    ...(paymentMethod === undefined ? [] : [sql`payment_method = ${text(paymentMethod)}`]),
    ...words.map((word) => sql`search_text like ${text(`%${word.replace(/[%_\\]/g, "\\$&")}%`)}`)
  ]
}

// What is compared is what the index holds: each tag with its book. Of several tags that any may match, those that no
// expense can have are left out.
const tagsAre = (sql: SqlClient.SqlClient, bookId: BookId, { tags, tagsMatch }: ExpenseFilter): Statement.Fragment =>
  sql`book_tags(book_id, tags) ${sql.literal(tagsMatch === "all" ? "@>" : "&&")}
    ${texts(tags.filter(isText).map((tag) => `${tag},${bookId}`))}`

// What no text in the store has, PostgreSQL would not even take as a parameter.
const isStorable = ({ paymentMethod, tags, tagsMatch, words }: ExpenseFilter): boolean =>
  (paymentMethod === undefined || isText(paymentMethod)) &&
  words.every(isText) &&
  (tagsMatch === "all" || tags.length === 0 ? tags.every(isText) : tags.some(isText))

const isText = (value: string): boolean => !value.includes("\0") && value.isWellFormed()

const maxInt8 = 2n ** 63n - 1n

const inRange = (amount: bigint): bigint => (amount > maxInt8 ? maxInt8 : amount < -maxInt8 ? -maxInt8 : amount)
