/** A process of its own that opens the database of argv[2], commits rows, says so, and stays until it is killed. */
import { Console, Effect } from "effect"
import { SqlClient } from "effect/sql"
import { layer } from "../../src/embedded/EmbeddedDatabase.ts"

const hold = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`create table if not exists kept (id int primary key)`
  yield* sql.withTransaction(sql`insert into kept select generate_series(1, 100)`)
  yield* sql`begin`
  yield* sql`insert into kept values (101)`
  yield* Console.log("ready")
  return yield* Effect.never
})

await Effect.runPromise(Effect.provide(hold, layer({ dataDir: process.argv[2] ?? "" })))
