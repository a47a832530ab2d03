/**
 * `Transactor` on PostgreSQL: a transaction, or a savepoint within the one that is open. A transaction that lost to
 * another one (a deadlock, a serialization failure) runs again from its beginning, a few times; what its effect does
 * outside the database it then does again.
 */
import { Transactor } from "@outlay/application"
import { Effect, Layer } from "effect"
import type { SqlClient } from "effect/sql"
import { database } from "../store/Database.ts"

/** `Transactor` on a `SqlClient`: a transaction of the database, run again when it loses a deadlock. */
export const layer: Layer.Layer<Transactor, never, SqlClient.SqlClient> = Layer.effect(
  Transactor,
  Effect.map(database, ({ transaction }) => Transactor.of({ run: (effect) => transaction(effect) }))
)
