/** The ports in memory, and the counts of limits in memory: what other stores are compared with. */
import { RateLimiterStoreMemory } from "@outlay/adapters-http"
import { layer } from "@outlay/adapters-memory"
import { Layer } from "effect"

export const inMemory = Layer.merge(layer, RateLimiterStoreMemory.layer)
