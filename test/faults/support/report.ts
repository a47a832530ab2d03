/** Rows of the table of faults, printed when `OUTLAY_FAULT_TABLE` is on. */
export interface Row {
  readonly inFlight: number
  readonly acknowledged: number
  readonly lost: number
  /** Stored, though nobody was told so. */
  readonly unacknowledged: number
  readonly refused?: number
  /** From the end of the fault to the first good answer. */
  readonly recoveredMillis: number
}

export const report = (fault: string, row: Row): void => {
  if (process.env["OUTLAY_FAULT_TABLE"] !== "on") return
  const { acknowledged, inFlight, lost, recoveredMillis, refused = 0, unacknowledged } = row
  const cells = [fault, inFlight, acknowledged, lost, unacknowledged, refused, `${Math.round(recoveredMillis)} ms`]
  process.stdout.write(`| ${cells.join(" | ")} |\n`)
}
