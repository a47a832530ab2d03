/** What other stores are compared with: every port in memory, and the counts of limits in memory. */
import { RateLimiterStoreMemory } from "@outlay/adapters-http"
import { layer } from "@outlay/adapters-memory"
import { Layer } from "effect"

export const model = Layer.merge(layer, RateLimiterStoreMemory.layer)
