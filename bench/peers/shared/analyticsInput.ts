/** The parameters of analytics. */
import { dateFault, monthRange, type Range } from "./calendar.ts"
import { type Parameters, readSingle, reportRange, reportUnknown, wholeNumber } from "./parameters.ts"
import type { Fault } from "./problems.ts"

const yearFault = wholeNumber(1900, 2100)
const monthFault = wholeNumber(1, 12)
const noNames: ReadonlySet<string> = new Set()
const rangeNames: ReadonlySet<string> = new Set(["start_date", "end_date"])

export const monthFaults = (year: string, month: string, parameters: Parameters): Array<Fault> => {
  const faults = yearFaults(year, parameters)
  const detail = monthFault(month)
  // Faults of the path come before those of the query.
  if (detail !== undefined) faults.splice(yearFault(year) === undefined ? 0 : 1, 0, { parameter: "month", detail })
  return faults
}

export const yearFaults = (year: string, parameters: Parameters): Array<Fault> => {
  const faults: Array<Fault> = []
  const detail = yearFault(year)
  if (detail !== undefined) faults.push({ parameter: "year", detail })
  reportUnknown(parameters, noNames, faults)
  return faults
}

/** The days of `monthlyStatement`: those of the month before and of the month. */
export const daysOfMonth = (year: number, month: number): Array<string> => {
  const before = month === 1 ? monthRange(year - 1, 12) : monthRange(year, month - 1)
  const { first, last } = monthRange(year, month)
  return [before.first, before.last, first, last]
}

/** The days of `yearlyStatement`: those of the year before, and the first of the year. */
export const daysOfYear = (year: number): Array<string> => [`${year - 1}-01-01`, `${year - 1}-12-31`, `${year}-01-01`]

const both = "must be given together with the other end of the range"

/** Both ends of a range, or none. */
export const readRange = (parameters: Parameters, faults: Array<Fault>): Range | undefined => {
  reportUnknown(parameters, rangeNames, faults)
  const first = readSingle(parameters, "start_date", faults, dateFault)
  const last = readSingle(parameters, "end_date", faults, dateFault)
  reportRange(first, last, faults)
  if (first !== undefined && parameters["end_date"] === undefined) faults.push({ parameter: "end_date", detail: both })
  if (last !== undefined && parameters["start_date"] === undefined) {
    faults.push({ parameter: "start_date", detail: both })
  }
  return first === undefined || last === undefined ? undefined : { first, last }
}
