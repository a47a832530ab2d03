/** The counts of limits on a real Redis. */
import { RateLimiterStoreRedis } from "@outlay/adapters-http"
import * as NodeRedis from "@effect/platform-node/NodeRedis"
import { conformance } from "@outlay/testing/vitest"
import { Layer } from "effect"
import { inject } from "vitest"

const layer = RateLimiterStoreRedis.layer({ prefix: "outlay-test:", timeout: "5 seconds" }).pipe(
  Layer.provide(NodeRedis.layer({ url: inject("redisUrl") }))
)

conformance({ name: "limits on Redis", layer, ports: ["limits"] })
