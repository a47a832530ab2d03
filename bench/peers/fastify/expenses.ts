/** Recording, reading and listing expenses. */
import type { FastifyInstance, FastifyRequest } from "fastify"
import { base } from "../shared/routes.ts"
import { positionOf } from "../shared/cursor.ts"
import { isForeignKeyViolation, query } from "../shared/database.ts"
import { etagOf, isSeen } from "../shared/etag.ts"
import { listStatement, type ListRow } from "../shared/listStatement.ts"
import { decimalsOf, formatMinor } from "../shared/money.ts"
import { isUuid, readNewExpense } from "../shared/newExpense.ts"
import { pageOf, wrongCursor } from "../shared/page.ts"
import { type Parameters, reportUnknown } from "../shared/parameters.ts"
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
import { refuse, refuseInput } from "./refusals.ts"
import * as schemas from "./schemas.ts"
import { authenticate } from "./tokens.ts"

const known: ReadonlySet<string> = new Set()

const expenseJson = ({ version: _, ...row }: ExpenseRow) => ({
  ...row,
  amount: formatMinor(row.amount, decimalsOf(row.currency)),
  tags: JSON.parse(row.tags) as ReadonlyArray<string>
})

const parametersOf = (request: FastifyRequest): Parameters => request.query as Parameters

const bodyFaults = (request: FastifyRequest, currency?: string): ReadonlyArray<Fault> => {
  const faults: Array<Fault> = []
  reportUnknown(parametersOf(request), known, faults)
  readNewExpense(request.body, faults, currency)
  return faults
}

const listFaults = (request: FastifyRequest, currency?: string): ReadonlyArray<Fault> => {
  const faults: Array<Fault> = []
  readListQuery(parametersOf(request), faults, currency)
  return faults
}

const idFaults = (request: FastifyRequest): ReadonlyArray<Fault> => {
  const { id } = request.params as { readonly id: string }
  const faults: Array<Fault> = isUuid(id.toLowerCase()) ? [] : [{ parameter: "id", detail: "must be a UUID" }]
  reportUnknown(parametersOf(request), known, faults)
  return faults
}

export const registerExpenses = async (app: FastifyInstance): Promise<void> => {
  app.addHook("onRequest", authenticate)

  app.post(
    "/expenses",
    {
      schema: { body: schemas.newExpense, querystring: schemas.noParameters, response: { 201: schemas.expense } },
      config: { faultsOf: bodyFaults }
    },
    async (request, reply) => {
      const expense = readNewExpense(request.body, [])
      if (expense === undefined) {
        return refuseInput(request, reply, (currency) => invalid(bodyFaults(request, currency)))
      }
      const { sid, sub } = request.user
      const recording = recordingOf(sid, sub, expense)
      let rows: Array<RecordedRow>
      try {
        rows = await query<RecordedRow>(recordStatement, recording.parameters)
      } catch (error) {
        if (isForeignKeyViolation(error)) return refuse(request, reply, unknownCategory)
        throw error
      }
      const row = recordedRow(request.body, expense, recording, sub, rows[0])
      if (row instanceof Refusal) return refuse(request, reply, row)
      reply.code(201).header("etag", etagOf(row.version)).header("location", `${base}/expenses/${row.id}`)
      return expenseJson(row)
    }
  )

  app.get<{ Params: { readonly id: string } }>(
    "/expenses/:id",
    {
      schema: { params: schemas.expenseId, querystring: schemas.noParameters, response: { 200: schemas.expense } },
      config: { faultsOf: idFaults }
    },
    async (request, reply) => {
      const { sid, sub } = request.user
      const [row] = await query<FoundRow>(expenseStatement, [sid, sub, request.params.id])
      if (row === undefined) return refuse(request, reply, unauthenticated)
      if (row.id === null) return refuse(request, reply, missing)
      const etag = etagOf(row.version)
      reply.header("etag", etag)
      return isSeen(request.headers["if-none-match"], etag) ? reply.code(304).send() : expenseJson(row)
    }
  )

  app.get(
    "/expenses",
    {
      schema: { querystring: schemas.listParameters, response: { 200: schemas.expensePage } },
      config: { faultsOf: listFaults }
    },
    async (request, reply) => {
      const parameters = parametersOf(request)
      const faults: Array<Fault> = []
      const asked = readListQuery(parameters, faults)
      const after = asked.cursor === undefined ? undefined : positionOf(asked.cursor, asked.sort)
      if (faults.length > 0) return refuseInput(request, reply, (currency) => invalid(listFaults(request, currency)))
      if (asked.cursor !== undefined && after === undefined) return refuseInput(request, reply, () => wrongCursor)
      const statement = listStatement(request.user.sid, request.user.sub, asked, after)
      const rows = await query<ListRow>(statement.text, statement.parameters)
      const page = pageOf(parameters, asked, after, rows)
      return page instanceof Refusal ? refuse(request, reply, page) : { ...page, items: page.items.map(expenseJson) }
    }
  )
}
