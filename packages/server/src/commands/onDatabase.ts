/** Runs a program against the database of the configuration, telling a failure in one line. */
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"
import { startFailed } from "../config/StartFailed.ts"
import * as Database from "../storage/Database.ts"
import { withConfig } from "./withConfig.ts"

export const onDatabase = <A, E extends { readonly message: string }>(
  program: Effect.Effect<A, E, SqlClient.SqlClient>
) => withConfig((config) => program.pipe(Effect.mapError(startFailed), Effect.provide(Database.schemaClient(config))))
