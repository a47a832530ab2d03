/**
 * The counts of limits on a real Redis, whose URL is in `REDIS_URL`: `OUTLAY_SERVICES=on npx vitest run --project
 * services`. It has a clock of its own, which is waited for.
 */
import { RateLimiterStoreRedis } from "@outlay/adapters-http"
import * as NodeRedis from "@effect/platform-node/NodeRedis"
import { Layer } from "effect"
import { conformance } from "../contract/suite/conformance.ts"
import { attempts } from "../contract/suite/limits/attempts.ts"
import { counts } from "../contract/suite/limits/counts.ts"
import { inRealTime, Passage } from "../contract/suite/limits/Passage.ts"
import { windows } from "../contract/suite/limits/windows.ts"

const url = process.env["REDIS_URL"]
if (url === undefined) throw new Error("REDIS_URL is not set: it names the Redis to test against")

const store = RateLimiterStoreRedis.layer({ prefix: "outlay-test:" }).pipe(Layer.provide(NodeRedis.layer({ url })))

conformance("limits on Redis", Layer.merge(store, Layer.succeed(Passage, inRealTime)), [counts, windows, attempts])
