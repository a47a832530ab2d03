/** What other stores are compared with: the memory adapters, and the counts of limits in memory. */
import * as RateLimiterStoreMemory from "@outlay/adapters-http/limits/RateLimiterStoreMemory"
import { layer } from "@outlay/adapters-memory"
import { Layer } from "effect"

/** Every port, in a new and empty store each time that it is built. */
export const model = Layer.merge(layer, RateLimiterStoreMemory.layer)
