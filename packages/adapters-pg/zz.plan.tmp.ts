import { PostgresClient } from "@outlay/adapters-pg"
import { expenseQuery, noFilter } from "@outlay/domain"
import { Effect, Redacted } from "effect"
import { SqlClient } from "effect/sql"
import { pageByNumber, pageByPosition } from "./src/expense/pageStatements.ts"
const client = PostgresClient.layer({ url: Redacted.make(`postgresql://postgres@127.0.0.1:${process.argv[2]}/bench`), poolMax: 1 })
const book = "00000000-0000-7000-8000-000000000000" as any
const cat = (i: number) => ("00000000-0000-7000-9000-" + i.toString(16).padStart(12, "0")) as any
const lit = (p: any): string => { const v = p?.value ?? p; return Array.isArray(v) ? `'{${v.map((x) => JSON.stringify(String(x))).join(",")}}'` : v === null ? "null" : typeof v === "number" && p.oid === 1184 ? `'${new Date(v).toISOString()}'` : `'${String(v).replaceAll("'", "''")}'` }
const shapes: Record<string, any> = {
  plain: {}, page500: { from: { page: 500 } }, after: { from: { after: { key: "2023-06-01", id: book } } },
  "amount desc": { sort: "-amount" }, "amount after": { sort: "-amount", from: { after: { key: "5000", id: book } } }, "created after": { sort: "created_at", from: { after: { key: String(Date.parse("2024-01-01")), id: book } } },
  month: { filter: { startDate: "2023-06-01", endDate: "2023-06-30" } }, "month by amount": { sort: "-amount", filter: { startDate: "2023-06-01", endDate: "2023-06-30" } },
  category: { filter: { categoryIds: [cat(3)] } }, "category after": { filter: { categoryIds: [cat(3)] }, from: { after: { key: "2023-06-01", id: book } } }, categories: { filter: { categoryIds: [cat(3), cat(4)] } },
  "category+month": { filter: { categoryIds: [cat(3)], startDate: "2023-06-01", endDate: "2023-06-30" } },
  amounts: { filter: { minAmount: 5000n, maxAmount: 6000n } }, "tag rare": { filter: { tags: ["tag77"] } }, "tag common": { filter: { tags: ["food"] } }, "tag any": { filter: { tags: ["tag77", "tag78"], tagsMatch: "any" } },
  words: { filter: { words: ["needle"] } }, "words after": { filter: { words: ["needle"] }, from: { after: { key: "2023-06-01", id: book } } }, payment: { filter: { paymentMethod: "cash" } }
}
const only = process.argv[3]
await Effect.runPromise(Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  let n = 0
  for (const [name, s] of Object.entries(shapes)) {
    if (only && only !== name) continue
    const q = expenseQuery({ ...s, filter: { ...noFilter, ...s.filter } })
    const st = "after" in q.from ? pageByPosition(sql, book, q, q.from.after).statement : pageByNumber(sql, book, q, q.from.page).statement
    const [text, params] = st.compile()
    for (const mode of ["custom", "generic"] as const) {
      yield* sql.unsafe(`set plan_cache_mode = force_${mode}_plan`)
      yield* sql.unsafe(`prepare p${++n} as ${text}`).unprepared
      for (let i = 0; i < 2; i++) yield* sql.unsafe(`explain (analyze, buffers) execute p${n} (${params.map(lit).join(",")})`).unprepared
      const rows = yield* sql.unsafe<{ "QUERY PLAN": string }>(`explain (analyze, buffers, timing off) execute p${n} (${params.map(lit).join(",")})`).unprepared
      const lines = rows.map((r) => r["QUERY PLAN"])
      console.log(`\n## ${name} / ${mode}: ${lines.find((l) => l.includes("Execution Time"))} ${lines.find((l) => l.includes("Buffers"))?.trim()}`)
      if (only) console.log(lines.join("\n")); else console.log(lines.filter((l) => /Scan|Sort Key|And|Or\b/.test(l)).map((l) => l.replace(/\(cost.*?\)/, "")).join("\n"))
    }
  }
}).pipe(Effect.provide(client)))
