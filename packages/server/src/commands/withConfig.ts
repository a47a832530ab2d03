/** What every command shares: the configuration, and the log as it says. */
import { Effect } from "effect"
import { loadConfig } from "../config/loadConfig.ts"
import type { ServerConfig } from "../config/ServerConfig.ts"
import * as Logging from "../observability/Logging.ts"

/** Runs with the configuration of the environment. */
export const withConfig = <A, E, R>(f: (config: ServerConfig) => Effect.Effect<A, E, R>) =>
  Effect.flatMap(loadConfig, (config) => Effect.provide(f(config), Logging.layer(config)))
