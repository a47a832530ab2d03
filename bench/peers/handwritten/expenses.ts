/** Recording, reading and listing expenses: one statement for each request. */
import { base } from "../shared/routes.ts"
import { positionOf } from "../shared/cursor.ts"
import { isForeignKeyViolation, query } from "../shared/database.ts"
import { etagOf, isSeen } from "../shared/etag.ts"
import { listStatement, type ListRow } from "../shared/listStatement.ts"
import { decimalsOf, formatMinor } from "../shared/money.ts"
import { isUuid, readNewExpense } from "../shared/newExpense.ts"
import { pageOf, wrongCursor } from "../shared/page.ts"
import { noParameters, parametersOf, reportUnknown } from "../shared/parameters.ts"
import { type Fault, invalid, missing, Refusal, unauthenticated, unknownCategory } from "../shared/problems.ts"
import { readListQuery } from "../shared/readListQuery.ts"
import { recordedRow, recordingOf } from "../shared/recording.ts"
import {
  type ExpenseRow,
  expenseStatement,
  type FoundRow,
  type RecordedRow,
  recordStatement
} from "../shared/statements.ts"
import { toCaller } from "../shared/toCaller.ts"
import { readJson } from "./body.ts"
import { answer, answerUnchanged, type Exchange, refuse } from "./exchange.ts"
import type { Claims } from "./token.ts"

const known: ReadonlySet<string> = new Set()

export const getExpense = async (exchange: Exchange, { sid, sub }: Claims, part: string): Promise<void> => {
  const id = (part.includes("%") ? decodeURIComponent(part) : part).toLowerCase()
  if (exchange.search !== "" || !isUuid(id)) {
    const faults: Array<Fault> = []
    if (!isUuid(id)) faults.push({ parameter: "id", detail: "must be a UUID" })
    reportUnknown(parametersOf(exchange.search), known, faults)
    if (faults.length > 0) return refuse(exchange, await toCaller(sid, sub, () => invalid(faults)))
  }
  const [row] = await query<FoundRow>(expenseStatement, [sid, sub, id])
  if (row === undefined) return refuse(exchange, unauthenticated)
  if (row.id === null) return refuse(exchange, missing)
  const etag = etagOf(row.version)
  if (isSeen(exchange.request.headers["if-none-match"], etag)) return answerUnchanged(exchange, etag)
  return answer(exchange, 200, expenseText(row), ["etag", etag])
}

export const listExpenses = async (exchange: Exchange, { sid, sub }: Claims): Promise<void> => {
  const parameters = exchange.search === "" ? noParameters : parametersOf(exchange.search)
  const faults: Array<Fault> = []
  const asked = readListQuery(parameters, faults)
  const after = asked.cursor === undefined ? undefined : positionOf(asked.cursor, asked.sort)
  if (faults.length > 0 || (asked.cursor !== undefined && after === undefined)) {
    return refuse(exchange, await toCaller(sid, sub, ({ currency }) => faultsOf(parameters, currency)))
  }
  const statement = listStatement(sid, sub, asked, after)
  const rows = await query<ListRow>(statement.text, statement.parameters)
  const page = pageOf(parameters, asked, after, rows)
  if (page instanceof Refusal) return refuse(exchange, page)
  let items = ""
  for (const row of page.items) items += items === "" ? expenseText(row) : `,${expenseText(row)}`
  const { next_cursor: next, page: number, per_page: perPage, total } = page
  return answer(
    exchange,
    200,
    `{"total":${total},"items":[${items}],"page":${number},"per_page":${perPage},"next_cursor":${next === null ? "null" : `"${next}"`}}`
  )
}

const faultsOf = (parameters: ReturnType<typeof parametersOf>, currency: string): Refusal => {
  const faults: Array<Fault> = []
  readListQuery(parameters, faults, currency)
  return faults.length === 0 ? wrongCursor : invalid(faults)
}

export const recordExpense = async (exchange: Exchange, { sid, sub }: Claims): Promise<void> => {
  const body = await readJson(exchange.request)
  if (body instanceof Refusal) return refuse(exchange, await toCaller(sid, sub, () => body))
  const faults: Array<Fault> = []
  if (exchange.search !== "") reportUnknown(parametersOf(exchange.search), known, faults)
  const expense = readNewExpense(body, faults)
  if (expense === undefined) {
    return refuse(exchange, await toCaller(sid, sub, ({ currency }) => bodyFaults(exchange, body, currency)))
  }
  const recording = recordingOf(sid, sub, expense)
  let rows: Array<RecordedRow>
  try {
    rows = await query<RecordedRow>(recordStatement, recording.parameters)
  } catch (error) {
    if (isForeignKeyViolation(error)) return refuse(exchange, unknownCategory)
    throw error
  }
  const row = recordedRow(body, expense, recording, sub, rows[0])
  if (row instanceof Refusal) return refuse(exchange, row)
  return answer(exchange, 201, expenseText(row), ["etag", '"1"', "location", `${base}/expenses/${row.id}`])
}

const bodyFaults = ({ search }: Exchange, body: unknown, currency: string): Refusal => {
  const faults: Array<Fault> = []
  reportUnknown(parametersOf(search), known, faults)
  readNewExpense(body, faults, currency)
  return invalid(faults)
}

const textOrNull = (text: string | null): string => (text === null ? "null" : JSON.stringify(text))

// Ids, dates, amounts and currencies have nothing that JSON would have to escape.
const expenseText = (row: ExpenseRow): string =>
  `{"id":"${row.id}","user_id":"${row.user_id}","category_id":"${row.category_id}","amount":"${formatMinor(row.amount, decimalsOf(row.currency))}","currency":"${row.currency}","description":${textOrNull(row.description)},"date":"${row.date}","payment_method":${textOrNull(row.payment_method)},"tags":${row.tags},"notes":${textOrNull(row.notes)},"receipt_url":${textOrNull(row.receipt_url)},"created_at":"${row.created_at}","updated_at":"${row.updated_at}"}`
