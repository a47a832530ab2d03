/** Whether the process runs. */
import { parametersOf, reportUnknown } from "../shared/parameters.ts"
import { type Fault, invalid } from "../shared/problems.ts"
import { answer, type Exchange, refuse } from "./exchange.ts"

const known: ReadonlySet<string> = new Set()

export const getLive = (exchange: Exchange): void => {
  const faults: Array<Fault> = []
  reportUnknown(parametersOf(exchange.search), known, faults)
  return faults.length > 0 ? refuse(exchange, invalid(faults)) : answer(exchange, 200, '{"status":"ok"}')
}
