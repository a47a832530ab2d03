/** The figures as tables in Markdown, to be pasted into a README as they are. */
import { type Compared, median, ratio, type Run } from "./measure.ts"

type Row = ReadonlyArray<string>

export const table = (head: Row, rows: ReadonlyArray<Row>): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n")

export const figure = (value: number): string =>
  Number.isNaN(value)
    ? "–"
    : value >= 100
      ? Math.round(value).toLocaleString("en")
      : value >= 10
        ? value.toFixed(1)
        : value.toFixed(2)

const of = (runs: ReadonlyArray<Run>, key: keyof Run): string => figure(median(runs.map((run) => run[key])))

const columns = ["perSecond", "p50", "p95", "p99", "serverMicros", "databaseMicros"] as const

/** A line for each server of each workload. `others` are set against the first server. */
export const comparison = (compared: ReadonlyArray<Compared>): string =>
  table(
    ["workload", "server", "req/s", "p50 ms", "p95 ms", "p99 ms", "server µs/req", "PostgreSQL µs/req", "Outlay is"],
    compared.flatMap((one) =>
      Object.entries(one.runs).map(([name, runs], index) => [
        index === 0 ? one.workload : "",
        name,
        ...columns.map((column) => of(runs, column)),
        index === 0 ? "" : `${figure(ratio(one, Object.keys(one.runs)[0] ?? "", name))} ×`
      ])
    )
  )
