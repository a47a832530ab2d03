import { layer, Migrator } from "@outlay/adapters-pg"
import { it } from "@effect/vitest"
import { Effect, Exit, Layer } from "effect"
import { SqlClient, Statement } from "effect/sql"
import * as TestDatabase from "../support/TestDatabase.ts"
import { sections } from "./suite/sections.ts"

const drop = (table: string, name: string) => [`drop ${name}`, `alter table ${table} drop constraint ${name} cascade`, undefined] as const
const strip = (what: RegExp) => [`strip ${what}`, "select 1", what] as const
const list = [
  ["nothing", "select 1", undefined] as const,
  drop("categories", "categories_name_key"), drop("users", "users_email_key"), drop("users", "users_username_key"),
  drop("expenses", "expenses_category_fk"), drop("expenses", "expenses_currency_fk"), drop("budgets", "budgets_category_fk"), drop("budgets", "budgets_currency_fk"),
  drop("members", "members_user_fk"), drop("sessions","sessions_user_fk"), drop("refresh_tokens","refresh_tokens_session_fk"),
  drop("daily_spending", "daily_spending_category_fk"),
  strip(/for key share( of \w+)?/g), strip(/for update( of \w+)?/g), strip(/for no key update( of \w+)?/g), strip(/and (\w+\.)?revision = /g)
] as const
for (const [name, ddl, what] of list) {
  it.live(name, () => Effect.gen(function* () {
    const store = layer.pipe(Layer.provide(Layer.provideMerge(Layer.effectDiscard(Effect.gen(function* () {
      yield* Migrator.up()
      const sql = yield* SqlClient.SqlClient
      yield* sql.unsafe(ddl)
    })), TestDatabase.layer)))
    const failed: string[] = []
    yield* Effect.gen(function* () {
      for (const s of sections) for (const p of s.promises) {
        if (/2\^53|any query|longest/.test(p.name)) continue
        const e = yield* Effect.exit(p.run.pipe(Effect.timeout("8 seconds")))
        if (Exit.isFailure(e)) failed.push(s.about + " | " + p.name)
      }
    }).pipe(Effect.provide(store), Effect.provideService(Statement.CurrentTransformer, what === undefined ? undefined : ((self: any, sql: any) => {
      const segs = self.segments.map((x: any) => x._tag === "Literal" ? { ...x, value: x.value.replace(what, what.source.includes("revision") ? "and 0 <> " : "") } : x)
      return Effect.succeed(Object.assign(Object.create(Object.getPrototypeOf(self)), self, { segments: segs }))
    }) as any))
    console.log(`## ${name}: ${failed.length}\n` + failed.join("\n"))
  }), 280_000)
}
