import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Redacted } from "effect"
import * as TestDatabase from "../../../../test/support/TestDatabase.ts"
import * as PostgresClient from "../../src/client/PostgresClient.ts"
import { type Migration, statements } from "../../src/migrations/Migration.ts"
import * as Migrator from "../../src/migrations/Migrator.ts"

const table = (id: number, name: string): Migration => ({
  id,
  name: `create_${name}`,
  up: statements(`create table ${name} (id int primary key)`),
  down: statements(`drop table ${name}`)
})

const [one, two, three] = [table(1, "ones"), table(2, "twos"), table(3, "threes")]
const list = [one, two, three]

describe("Migrator between servers", () => {
  it.live("two that start at once migrate once, under any isolation level and any timeout", () =>
    Effect.gen(function* () {
      const url = yield* TestDatabase.freshDatabase
      const strict = new URL(Redacted.value(url))
      strict.searchParams.set("options", "-c default_transaction_isolation=serializable")
      const slow = { ...three, up: Effect.andThen(three.up, statements("select pg_sleep(0.5)")) }
      const start = Migrator.up({}, [one, two, slow]).pipe(
        Effect.provide(PostgresClient.layer({ url: Redacted.make(strict.href), timeout: "200 millis" }))
      )
      const runs = yield* Effect.all([start, start, start], { concurrency: "unbounded" })
      assert.deepStrictEqual(runs.map(({ length }) => length).toSorted(), [0, 0, 3])
    })
  )

  it.live("works as through a pooler in transaction mode", () =>
    Effect.gen(function* () {
      const url = new URL(Redacted.value(yield* TestDatabase.freshDatabase))
      url.searchParams.set("pgbouncer", "true")
      const exit = yield* Migrator.up({}, list).pipe(
        Effect.andThen(Migrator.verify(list)),
        Effect.provide(PostgresClient.layer({ url: Redacted.make(url.href) })),
        Effect.exit
      )
      assert.isTrue(Exit.isSuccess(exit))
    })
  )
})
