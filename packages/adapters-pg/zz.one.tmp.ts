import { layer, PostgresClient } from "@outlay/adapters-pg"
import { ExpenseRepository, expenseQuery, noFilter } from "@outlay/domain"
import { Effect, Layer, Redacted } from "effect"
const client = PostgresClient.layer({ url: Redacted.make(`postgresql://postgres@127.0.0.1:${process.argv[2]}/bench`), poolMax: 1 })
const book = "00000000-0000-7000-8000-000000000000" as any
const q = JSON.parse(process.argv[3]!)
await Effect.runPromise(Effect.gen(function* () { const e = yield* ExpenseRepository; for (let i = 0; i < 12; i++) { const t = performance.now(); yield* e.list(book, expenseQuery({ ...q, filter: { ...noFilter, ...q.filter } })); console.log((performance.now() - t).toFixed(1)) } }).pipe(Effect.provide(layer.pipe(Layer.provide(client)))))
