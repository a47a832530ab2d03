/** `Transactor` on PostgreSQL. */
import { Transactor } from "@outlay/application"
import { Effect, Layer } from "effect"
import { SqlClient } from "effect/sql"
import { transaction } from "./transaction.ts"

export const layer: Layer.Layer<Transactor, never, SqlClient.SqlClient> = Layer.effect(
  Transactor,
  Effect.map(SqlClient.SqlClient, (sql) => Transactor.of({ run: transaction(sql) }))
)
