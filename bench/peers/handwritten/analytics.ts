/** Analytics: one statement for each report, added up by the database and divided here. */
import { daysOfMonth, daysOfYear, monthFaults, readRange, yearFaults } from "../shared/analyticsInput.ts"
import { query } from "../shared/database.ts"
import { parametersOf } from "../shared/parameters.ts"
import { type Fault, invalid, unauthenticated } from "../shared/problems.ts"
import { breakdownReport, monthlyReport, yearlyReport } from "../shared/reports.ts"
import { breakdownStatement, type CellRow, monthlyStatement, yearlyStatement } from "../shared/statements.ts"
import { toCaller } from "../shared/toCaller.ts"
import { answer, type Exchange, refuse } from "./exchange.ts"
import type { Claims } from "./token.ts"

export const getMonthly = async (exchange: Exchange, claims: Claims, year: string, month: string): Promise<void> => {
  const faults = monthFaults(year, month, parametersOf(exchange.search))
  if (faults.length > 0) return refuseFor(exchange, claims, faults)
  const [y, m] = [Number(year), Number(month)]
  const rows = await cellsOf(monthlyStatement, claims, daysOfMonth(y, m))
  return rows.length === 0
    ? refuse(exchange, unauthenticated)
    : answer(exchange, 200, JSON.stringify(monthlyReport(rows, y, m)))
}

export const getYearly = async (exchange: Exchange, claims: Claims, year: string): Promise<void> => {
  const faults = yearFaults(year, parametersOf(exchange.search))
  if (faults.length > 0) return refuseFor(exchange, claims, faults)
  const rows = await cellsOf(yearlyStatement, claims, daysOfYear(Number(year)))
  return rows.length === 0
    ? refuse(exchange, unauthenticated)
    : answer(exchange, 200, JSON.stringify(yearlyReport(rows, Number(year))))
}

export const getBreakdown = async (exchange: Exchange, claims: Claims): Promise<void> => {
  const faults: Array<Fault> = []
  const range = readRange(parametersOf(exchange.search), faults)
  if (faults.length > 0) return refuseFor(exchange, claims, faults)
  const rows = await query<CellRow>(breakdownStatement, [
    claims.sid,
    claims.sub,
    range?.first ?? null,
    range?.last ?? null
  ])
  return rows.length === 0
    ? refuse(exchange, unauthenticated)
    : answer(exchange, 200, JSON.stringify(breakdownReport(rows)))
}

const refuseFor = async (exchange: Exchange, { sid, sub }: Claims, faults: ReadonlyArray<Fault>): Promise<void> =>
  refuse(exchange, await toCaller(sid, sub, () => invalid(faults)))

const cellsOf = (statement: string, { sid, sub }: Claims, days: Array<string>): PromiseLike<Array<CellRow>> =>
  query<CellRow>(statement, [sid, sub, ...days])
