import { layer, PostgresClient } from "@outlay/adapters-pg"
import { Expense, ExpenseRepository, Money } from "@outlay/domain"
import { DateTime, Effect, Layer, Redacted } from "effect"
import { SqlClient } from "effect/sql"
import { bool, date, instant, int4, int8, text, texts, uuid } from "./src/store/Parameters.ts"
import { randomUUID } from "node:crypto"
const client = PostgresClient.layer({ url: Redacted.make(`postgresql://postgres@127.0.0.1:${process.argv[2]}/bench`), poolMax: 1 })
const other = "00000000-0000-7000-8000-000000000009" as any
const cat = (i: number) => ("00000000-0000-7000-9000-" + i.toString(16).padStart(12, "0")) as any
const exp = (b = other) => { const now = DateTime.makeUnsafe(Date.now()); return Expense.make({ id: randomUUID() as any, bookId: b, recordedBy: randomUUID() as any, categoryId: cat(1 + Math.floor(Math.random() * 16)), amount: Money.of(1234n, "EUR" as any), date: ("2026-01-" + String(1 + Math.floor(Math.random() * 28)).padStart(2, "0")) as any, description: "Lunch", paymentMethod: "card", tags: ["food", "work"], notes: null, receiptUrl: null, createdAt: now, updatedAt: now, version: 1 }, { disableChecks: true }) }
const measure = (name: string, n: number, eff: Effect.Effect<unknown, unknown>) => Effect.gen(function* () {
  for (let i = 0; i < 100; i++) yield* eff
  const ts: number[] = []
  for (let i = 0; i < n; i++) { const t = performance.now(); yield* eff; ts.push(performance.now() - t) }
  ts.sort((a, b) => a - b)
  console.log(name.padEnd(24), "p10", ts[Math.floor(n * 0.1)]!.toFixed(3), "p50", ts[n >> 1]!.toFixed(3))
})
const single = (sql: any, x: any) => sql`with book as (
      select currency from books where id = ${uuid(x.bookId)} for key share
    ), category as (
      select id from categories
      where book_id = ${uuid(x.bookId)} and id = ${uuid(x.categoryId)} and exists (select from book) for key share
    ), recorded as (
      insert into expenses (book_id, id, category_id, recorded_by, amount, currency, date, description, payment_method,
        tags, notes, receipt_url, search_text, created_at, updated_at, version)
      select ${uuid(x.bookId)}, ${uuid(x.id)}, ${uuid(x.categoryId)}, ${uuid(x.recordedBy)}, ${int8(x.amount.minor)}, ${text(x.amount.currency)}, ${date(x.date)}, ${text(x.description)},
       ${text(x.paymentMethod)}, ${texts(x.tags)}, ${text(x.notes)}, ${text(x.receiptUrl)}, ${text("lunch\n")}, ${instant(x.createdAt)}, ${instant(x.updatedAt)}, ${int4(1)}
      from book, category where currency = ${text(x.amount.currency)}
      returning date, category_id, amount
    ), spent as (
      insert into daily_spending as cell (book_id, date, category_id, total, count)
      select ${uuid(x.bookId)}, date, category_id, amount, 1 from recorded
      on conflict (book_id, date, category_id) do update
      set total = cell.total + excluded.total, count = cell.count + excluded.count
    )
    select currency, exists (select from category) as has_category from book`
await Effect.runPromise(Effect.gen(function* () {
  const e = yield* ExpenseRepository, sql = yield* SqlClient.SqlClient
  for (let k = 0; k < 2; k++) {
  yield* measure("select 1", 1000, Effect.suspend(() => sql`select 1`))
  yield* measure("create", 1000, Effect.suspend(() => e.insert(other, exp())))
  yield* measure("single", 1000, Effect.suspend(() => single(sql, exp())))
  yield* measure("plain insert", 1000, Effect.suspend(() => { const x: any = exp(); return sql`insert into expenses (book_id, id, category_id, recorded_by, amount, currency, date, description, payment_method,
        tags, notes, receipt_url, search_text, created_at, updated_at, version)
      values (${uuid(x.bookId)}, ${uuid(x.id)}, ${uuid(x.categoryId)}, ${uuid(x.recordedBy)}, ${int8(x.amount.minor)}, ${text(x.amount.currency)}, ${date(x.date)}, ${text(x.description)},
       ${text(x.paymentMethod)}, ${texts(x.tags)}, ${text(x.notes)}, ${text(x.receiptUrl)}, ${text("lunch")}, ${instant(x.createdAt)}, ${instant(x.updatedAt)}, ${int4(1)})` }))
  yield* measure("make", 1000, Effect.sync(() => exp()))
  const x = exp(); yield* e.insert(other, x)
  yield* measure("get", 1000, e.get(other, x.id))
  }
}).pipe(Effect.provide(layer.pipe(Layer.provideMerge(client)))))
