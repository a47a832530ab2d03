/** Expenses as what a statement inserts: the columns of the table but for the book. */
import { type Expense, searchText } from "@outlay/domain"
import type { SqlClient, Statement } from "effect/sql"
import { date, dates, instant, instants, int4, int4s, int8, int8s, text, texts, uuid, uuids } from "../store/Parameters.ts"

export const inputColumns =
  "id, category_id, recorded_by, amount, currency, date, description, payment_method, tags, notes, receipt_url, " +
  "search_text, created_at, updated_at, version"

/** The values of one expense, in the order of the columns. */
export const expenseInput = (sql: SqlClient.SqlClient, it: Expense): Statement.Fragment => sql`
  ${uuid(it.id)}, ${uuid(it.categoryId)}, ${uuid(it.recordedBy)}, ${int8(it.amount.minor)}, ${text(it.amount.currency)},
  ${date(it.date)}, ${text(it.description)}, ${text(it.paymentMethod)}, ${texts(it.tags)}, ${text(it.notes)},
  ${text(it.receiptUrl)}, ${text(searchText(it))}, ${instant(it.createdAt)}, ${instant(it.updatedAt)},
  ${int4(it.version)}`

/** Many expenses as rows, in their order. Rows of arrays can't be unnested, so that tags travel as literals of arrays. */
export const expensesInput = (sql: SqlClient.SqlClient, all: ReadonlyArray<Expense>): Statement.Fragment => sql`
  select id, category_id, recorded_by, amount, currency, date, description, payment_method, tags::text[], notes,
    receipt_url, search_text, created_at, updated_at, version
  from unnest(
    ${uuids(all.map((it) => it.id))},
    ${uuids(all.map((it) => it.categoryId))},
    ${uuids(all.map((it) => it.recordedBy))},
    ${int8s(all.map((it) => it.amount.minor))},
    ${texts(all.map((it) => it.amount.currency))},
    ${dates(all.map((it) => it.date))},
    ${texts(all.map((it) => it.description))},
    ${texts(all.map((it) => it.paymentMethod))},
    ${texts(all.map((it) => arrayLiteral(it.tags)))},
    ${texts(all.map((it) => it.notes))},
    ${texts(all.map((it) => it.receiptUrl))},
    ${texts(all.map(searchText))},
    ${instants(all.map((it) => it.createdAt))},
    ${instants(all.map((it) => it.updatedAt))},
    ${int4s(all.map((it) => it.version))}
  ) as given (${sql.literal(inputColumns)})`

const arrayLiteral = (tags: ReadonlyArray<string>): string =>
  `{${tags.map((tag) => `"${tag.replace(/["\\]/g, "\\$&")}"`).join(",")}}`
