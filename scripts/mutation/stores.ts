/** The stores whose adapters are changed. They are loaded after the change. */
import type { Port } from "@outlay/testing"
import { Effect, type Layer } from "effect"
import { memoryMutants } from "./memoryMutants.ts"
import type { Mutant } from "./Mutant.ts"
import { pgMutants } from "./pgMutants.ts"

interface Store {
  readonly mutants: ReadonlyArray<Mutant>
  /** The model of random histories is the memory adapters, which differ in nothing from themselves. */
  readonly comparesWithModel: boolean
  readonly load: () => Promise<Layer.Layer<Port, unknown>>
}

export type StoreName = "memory" | "pg"

export const stores: Record<StoreName, Store> = {
  memory: {
    mutants: memoryMutants,
    comparesWithModel: false,
    load: async () => (await import("@outlay/testing")).model
  },
  pg: {
    mutants: pgMutants,
    comparesWithModel: true,
    // A real server, because only there two statements run at the same moment.
    load: async () => {
      const { PgClient } = await import("@effect/sql-pg")
      const PostgresClient = await import("@outlay/adapters-pg/client/PostgresClient")
      const { migrated } = await import("../../test/contract/migrated.ts")
      const { freshDatabaseOn } = await import("../../test/support/freshDatabase.ts")
      const url = freshDatabaseOn(process.env["TEST_DATABASE_URL"] ?? "")
      return migrated(PgClient.layerFrom(Effect.flatMap(url, (it) => PostgresClient.make({ url: it }))))
    }
  }
}
