/** Databases on the PostgreSQL server of the tests, as a DATABASE_URL, dropped when the tests of a file are over. */
import { afterAll, inject } from "@effect/vitest"
import { PostgresClient } from "@outlay/adapters-pg"
import { Effect, Exit, Redacted, Scope } from "effect"
import { SqlClient } from "effect/sql"
import { freshDatabase } from "../../support/TestDatabase.ts"

const scope = Scope.makeUnsafe()

afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)))

/** A new and empty one. */
export const freshDatabaseUrl = (): Promise<string> =>
  Effect.runPromise(Effect.map(Scope.provide(freshDatabase, scope), Redacted.value))

/** One that is not there. */
export const missingDatabaseUrl = async (): Promise<string> => {
  const url = await freshDatabaseUrl()
  const name = new URL(url).pathname.slice(1)
  await Effect.flatMap(SqlClient.SqlClient, (sql) => sql`drop database ${sql(name)}`).pipe(
    Effect.provide(PostgresClient.layer({ url: Redacted.make(inject("databaseUrl")), poolMax: 1 })),
    Effect.runPromise
  )
  return url
}
