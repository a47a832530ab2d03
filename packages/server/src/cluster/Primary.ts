/** The process that others see: it prepares what the workers share, starts them, and speaks and stops for all. */
import { Effect } from "effect"
import { secretKey } from "../config/secretKey.ts"
import type { ServerConfig } from "../config/ServerConfig.ts"
import { StartFailed } from "../config/StartFailed.ts"
import * as HttpServer from "../http/HttpServer.ts"
import * as Database from "../storage/Database.ts"
import { needsOneProcess } from "./oneProcess.ts"
import { supervise } from "./supervise.ts"
import * as WorkerProcess from "./WorkerProcess.ts"

export const run = Effect.fn("Primary.run")(function* (config: ServerConfig) {
  const reason = needsOneProcess(config)
  if (reason !== undefined) return yield* new StartFailed({ message: reason })
  // Each worker would make one of its own.
  yield* secretKey(config, true)
  yield* Effect.provide(Database.prepareSchema(config), Database.schemaClient(config))
  if (config.telemetry.metrics) {
    yield* Effect.logWarning("GET /metrics tells of the worker that answers it, and not of all")
  }
  return yield* supervise(
    WorkerProcess.start(config.workers, config.http.shutdownTimeout),
    config.workers,
    HttpServer.announce(config)
  )
})
