import { layer, PostgresClient } from "@outlay/adapters-pg"
import { Expense, ExpenseRepository, expenseQuery, monthlyReportRange, Money, noFilter, SpendingReader } from "@outlay/domain"
import { DateTime, Effect, Layer, Redacted, Result } from "effect"
import { SqlClient } from "effect/sql"
import { randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
const client = PostgresClient.layer({ url: Redacted.make(`postgresql://postgres@127.0.0.1:${process.argv[2]}/bench`), poolMax: 1 })
const other = ("00000000-0000-7000-8000-0000000000" + (20 + Math.floor(Math.random() * 70))) as any
const book = "00000000-0000-7000-8000-000000000000" as any
const cat = (i: number) => ("00000000-0000-7000-9000-" + i.toString(16).padStart(12, "0")) as any
const exp = (b = other) => { const now = DateTime.makeUnsafe(Date.now()); return Expense.make({ id: randomUUID() as any, bookId: b, recordedBy: randomUUID() as any, categoryId: cat(1 + Math.floor(Math.random() * 16)), amount: Money.of(1234n, "EUR" as any), date: ("2026-01-" + String(1 + Math.floor(Math.random() * 28)).padStart(2, "0")) as any, description: "Lunch", paymentMethod: "card", tags: ["food", "work"], notes: null, receiptUrl: null, createdAt: now, updatedAt: now, version: 1 }, { disableChecks: true }) }
await Effect.runPromise(Effect.gen(function* () {
  const e = yield* ExpenseRepository, s = yield* SpendingReader, sql = yield* SqlClient.SqlClient
  const [{ pid }] = (yield* sql<{ pid: number }>`select pg_backend_pid() as pid`) as any
  const cpu = () => { const f = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" "); return (Number(f[11]) + Number(f[12])) * 10 }
  const measure = (name: string, n: number, eff: Effect.Effect<unknown, unknown>) => Effect.gen(function* () {
    for (let i = 0; i < 20; i++) yield* eff
    const a = cpu(), u = process.cpuUsage(), t = performance.now()
    for (let i = 0; i < n; i++) yield* eff
    const v = process.cpuUsage(u)
    console.log(name.padEnd(28), "server CPU", ((cpu() - a) / n).toFixed(3), "client CPU", ((v.user + v.system) / 1000 / n).toFixed(3), "wall", ((performance.now() - t) / n).toFixed(3))
  })
  const some = exp(); yield* e.insert(other, some)
  yield* measure("select 1", 3000, Effect.suspend(() => sql`select 1`))
  yield* measure("get", 3000, e.get(other, some.id))
  yield* measure("create", 3000, Effect.suspend(() => e.insert(other, exp())))
  yield* measure("create as many", 3000, Effect.suspend(() => e.insertMany(other, [exp()])))
  yield* measure("insertMany 100", 50, Effect.suspend(() => e.insertMany(other, Array.from({ length: 100 }, () => exp()))))
  yield* measure("modify", 2000, e.modify(other, some.id, (x) => Result.succeed(Expense.make({ ...x, amount: Money.of(x.amount.minor + 1n, x.amount.currency), version: x.version + 1 }, { disableChecks: true }))))
  yield* measure("create+remove", 1500, Effect.suspend(() => { const x = exp(); return Effect.andThen(e.insert(other, x), e.remove(other, x.id)) }))
  yield* measure("list 20k", 300, e.list(book, expenseQuery()))
  yield* measure("list after", 1000, e.list(book, expenseQuery({ from: { after: { key: "2023-06-01", id: some.id } } })))
  yield* measure("list month", 1000, e.list(book, expenseQuery({ filter: { ...noFilter, startDate: "2023-06-01" as any, endDate: "2023-06-30" as any } })))
  yield* measure("list tag rare", 300, e.list(book, expenseQuery({ filter: { ...noFilter, tags: ["tag77"] } })))
  yield* measure("list tag common", 200, e.list(book, expenseQuery({ filter: { ...noFilter, tags: ["food"] } })))
  yield* measure("list words", 100, e.list(book, expenseQuery({ filter: { ...noFilter, words: ["needle"] } })))
  yield* measure("monthly", 500, s.read(book, { range: monthlyReportRange(2023, 6), by: "day" }))
}).pipe(Effect.provide(layer.pipe(Layer.provideMerge(client)))))
