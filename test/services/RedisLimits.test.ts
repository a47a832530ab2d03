/** The counts of limits on a real Redis. */
import { RateLimiterStoreRedis } from "@outlay/adapters-http"
import * as NodeRedis from "@effect/platform-node/NodeRedis"
import { Layer } from "effect"
import { inject } from "vitest"
import { conformance } from "../contract/suite/conformance.ts"
import { attempts } from "../contract/suite/limits/attempts.ts"
import { counts } from "../contract/suite/limits/counts.ts"
import { exactWindows, windows } from "../contract/suite/limits/windows.ts"

const store = RateLimiterStoreRedis.layer({ prefix: "outlay-test:", timeout: "5 seconds" }).pipe(
  Layer.provide(NodeRedis.layer({ url: inject("redisUrl") }))
)

conformance("limits on Redis", store, [counts, windows, exactWindows, attempts])
