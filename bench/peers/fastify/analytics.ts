/** Analytics: added up by the database, divided here. */
import type { FastifyInstance, FastifyRequest } from "fastify"
import { daysOfMonth, daysOfYear, monthFaults, readRange, yearFaults } from "../shared/analyticsInput.ts"
import { query } from "../shared/database.ts"
import type { Parameters } from "../shared/parameters.ts"
import { type Fault, invalid, unauthenticated } from "../shared/problems.ts"
import { breakdownReport, monthlyReport, yearlyReport } from "../shared/reports.ts"
import { breakdownStatement, type CellRow, monthlyStatement, yearlyStatement } from "../shared/statements.ts"
import { refuse, refuseInput } from "./refusals.ts"
import * as schemas from "./schemas.ts"
import { authenticate } from "./tokens.ts"

interface Month {
  readonly year: string
  readonly month: string
}

const parametersOf = (request: FastifyRequest): Parameters => request.query as Parameters

const faultsOfMonth = (request: FastifyRequest): ReadonlyArray<Fault> => {
  const { month, year } = request.params as Month
  return monthFaults(year, month, parametersOf(request))
}

const faultsOfYear = (request: FastifyRequest): ReadonlyArray<Fault> =>
  yearFaults((request.params as Month).year, parametersOf(request))

const faultsOfRange = (request: FastifyRequest): ReadonlyArray<Fault> => {
  const faults: Array<Fault> = []
  readRange(parametersOf(request), faults)
  return faults
}

const cellsOf = (request: FastifyRequest, statement: string, days: Array<string>): PromiseLike<Array<CellRow>> =>
  query<CellRow>(statement, [request.user.sid, request.user.sub, ...days])

export const registerAnalytics = async (app: FastifyInstance): Promise<void> => {
  app.addHook("onRequest", authenticate)

  app.get<{ Params: Month }>(
    "/monthly/:year/:month",
    {
      schema: {
        params: schemas.monthParameters,
        querystring: schemas.noParameters,
        response: { 200: schemas.monthlyReport }
      },
      config: { faultsOf: faultsOfMonth }
    },
    async (request, reply) => {
      const faults = faultsOfMonth(request)
      if (faults.length > 0) return refuseInput(request, reply, () => invalid(faults))
      const [year, month] = [Number(request.params.year), Number(request.params.month)]
      const rows = await cellsOf(request, monthlyStatement, daysOfMonth(year, month))
      return rows.length === 0 ? refuse(request, reply, unauthenticated) : monthlyReport(rows, year, month)
    }
  )

  app.get<{ Params: { readonly year: string } }>(
    "/yearly/:year",
    {
      schema: {
        params: schemas.yearParameter,
        querystring: schemas.noParameters,
        response: { 200: schemas.yearlyReport }
      },
      config: { faultsOf: faultsOfYear }
    },
    async (request, reply) => {
      const faults = faultsOfYear(request)
      if (faults.length > 0) return refuseInput(request, reply, () => invalid(faults))
      const year = Number(request.params.year)
      const rows = await cellsOf(request, yearlyStatement, daysOfYear(year))
      return rows.length === 0 ? refuse(request, reply, unauthenticated) : yearlyReport(rows, year)
    }
  )

  app.get(
    "/category-breakdown",
    {
      schema: { querystring: schemas.rangeParameters, response: { 200: schemas.breakdownReport } },
      config: { faultsOf: faultsOfRange }
    },
    async (request, reply) => {
      const faults: Array<Fault> = []
      const range = readRange(parametersOf(request), faults)
      if (faults.length > 0) return refuseInput(request, reply, () => invalid(faults))
      const { sid, sub } = request.user
      const rows = await query<CellRow>(breakdownStatement, [sid, sub, range?.first ?? null, range?.last ?? null])
      return rows.length === 0 ? refuse(request, reply, unauthenticated) : breakdownReport(rows)
    }
  )
}
