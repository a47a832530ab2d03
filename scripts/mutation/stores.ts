/** The stores whose adapters are changed. They are loaded after the change. */
import type { Port } from "@outlay/testing"
import type { Layer } from "effect"
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
    load: async () => {
      const { EmbeddedDatabase } = await import("@outlay/adapters-pg")
      const { migrated } = await import("../../test/contract/migrated.ts")
      return migrated(EmbeddedDatabase.layerMemory)
    }
  }
}
