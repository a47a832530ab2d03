/** The ports in memory, and Effect's own counts in memory for its RateLimiter: what other stores are compared with. */
import { layer } from "@outlay/adapters-memory"
import { Layer } from "effect"
import { RateLimiter } from "effect/persistence"

export const inMemory = Layer.merge(layer, RateLimiter.layerStoreMemory)
