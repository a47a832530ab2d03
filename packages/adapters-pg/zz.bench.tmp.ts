import { layer, Migrator, PostgresClient } from "@outlay/adapters-pg"
import { BookRepository, CategoryRepository, Expense, ExpenseRepository, expenseQuery, SpendingReader, Money, noFilter, monthlyReportRange, yearlyReportRange } from "@outlay/domain"
import { DateTime, Effect, Layer, Redacted } from "effect"
import { execSync } from "node:child_process"
import { randomUUID } from "node:crypto"
const port = process.argv[2] ?? "54915"
const url = Redacted.make(`postgresql://postgres@127.0.0.1:${port}/bench`)
const client = PostgresClient.layer({ url, poolMax: 10 })
const book = "00000000-0000-7000-8000-000000000000" as any
const other = "00000000-0000-7000-8000-000000000007" as any
const small = "00000000-0000-7000-8000-000000000005" as any
const cat = (i: number) => ("00000000-0000-7000-9000-" + i.toString(16).padStart(12, "0")) as any
const exp = (b = book) => { const now = DateTime.makeUnsafe(Date.now()); return Expense.make({ id: randomUUID() as any, bookId: b, recordedBy: randomUUID() as any, categoryId: cat(1 + Math.floor(Math.random() * 16)), amount: Money.of(1234n, "EUR" as any), date: ("2026-01-" + String(1 + Math.floor(Math.random() * 28)).padStart(2, "0")) as any, description: "Lunch", paymentMethod: "card", tags: ["food", "work"], notes: null, receiptUrl: null, createdAt: now, updatedAt: now, version: 1 }, { disableChecks: true }) }
const measure = (name: string, n: number, eff: Effect.Effect<unknown, unknown>) => Effect.gen(function* () {
  for (let i = 0; i < 30; i++) yield* eff
  const ts: number[] = []
  for (let i = 0; i < n; i++) { const t = performance.now(); yield* eff; ts.push(performance.now() - t) }
  ts.sort((a, b) => a - b)
  const t0 = performance.now()
  yield* Effect.all(Array.from({ length: n }, () => eff), { concurrency: 10, discard: true })
  const per = (performance.now() - t0) / n
  console.log(name.padEnd(34), "p50", ts[n >> 1]!.toFixed(2), "p95", ts[Math.floor(n * 0.95)]!.toFixed(2), "ms; 10 fibers", (1000 / per).toFixed(0), "/s")
})
const program = Effect.gen(function* () {
  const e = yield* ExpenseRepository, s = yield* SpendingReader, b = yield* BookRepository, c = yield* CategoryRepository
  const page = yield* e.list(book, expenseQuery())
  const some = page.items[3]!
  const q = (x: any) => e.list(book, expenseQuery(x))
  const f = (x: any) => ({ filter: { ...noFilter, ...x } })
  yield* measure("get", 1000, e.get(book, some.id))
  yield* measure("create", 1000, Effect.suspend(() => e.insert(other, exp(other))))
  yield* measure("insertMany 100", 50, Effect.suspend(() => e.insertMany(other, Array.from({ length: 100 }, () => exp(other)))))
  const { Result } = yield* Effect.promise(() => import("effect"))
  yield* measure("modify", 300, Effect.suspend(() => e.modify(book, page.items[Math.floor(Math.random() * 20)]!.id, (x) => Result.succeed(Expense.make({ ...x, amount: Money.of(x.amount.minor + 1n, x.amount.currency), version: x.version + 1 }, { disableChecks: true })))))
  yield* measure("create + remove", 300, Effect.suspend(() => { const x = exp(other); return Effect.andThen(e.insert(other, x), e.remove(other, x.id)) }))
  yield* measure("list first page (20k book)", 300, q({}))
  yield* measure("list first page (1k book)", 300, e.list(small, expenseQuery()))
  yield* measure("list page 500", 100, q({ from: { page: 500 } }))
  yield* measure("list after", 500, q({ from: { after: { key: "2023-06-01", id: some.id } } }))
  yield* measure("list month range", 300, q(f({ startDate: "2023-06-01", endDate: "2023-06-30" })))
  yield* measure("list category", 300, q(f({ categoryIds: [cat(3)] })))
  yield* measure("list amount range", 200, q(f({ minAmount: 5000n, maxAmount: 6000n })))
  yield* measure("list -amount", 200, q({ sort: "-amount" }))
  yield* measure("list tag rare", 200, q(f({ tags: ["tag77"] })))
  yield* measure("list tag common", 100, q(f({ tags: ["food"] })))
  yield* measure("list words", 50, q(f({ words: ["needle"] })))
  yield* measure("monthly (2 months by day)", 500, s.read(book, { range: monthlyReportRange(2023, 6), by: "day" }))
  yield* measure("yearly (2 years by month)", 200, s.read(book, { range: yearlyReportRange(2024), by: "month" }))
  yield* measure("sums of 20", 300, s.sums(book, Array.from({ length: 20 }, (_, i) => ({ range: monthlyReportRange(2023, 1 + (i % 12)), categoryId: i % 2 ? cat(1 + i % 16) : null }))))
  yield* measure("categories list", 500, c.list(book))
  yield* measure("book get", 1000, b.get(book))
})
const psql = `psql -q -h 127.0.0.1 -p ${port} -U postgres`
if (process.argv[3] === "fresh") {
  execSync(`${psql} -c 'drop database if exists bench' -c 'create database bench'`)
  await Effect.runPromise(Migrator.up().pipe(Effect.provide(client)))
  execSync(`${psql} -d bench -v ON_ERROR_STOP=1 -f /tmp/pgw/fill2.sql`)
}
await Effect.runPromise(program.pipe(Effect.provide(layer.pipe(Layer.provide(client)))))
