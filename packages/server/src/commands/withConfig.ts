/** What every command shares: the configuration, and the log as it says. */
import { Effect, Layer, Logger, Option, References } from "effect"
import { loadConfig } from "../config/loadConfig.ts"
import type { ServerConfig } from "../config/ServerConfig.ts"

const levels = {
  trace: "Trace",
  debug: "Debug",
  info: "Info",
  warn: "Warn",
  warning: "Warn",
  error: "Error",
  fatal: "Fatal",
  none: "None"
} as const

const logging = ({ debug, logLevel, logFormat, environment }: ServerConfig) => {
  const level = levels[Option.getOrElse(logLevel, () => (debug ? "debug" : "info"))]
  const format = Option.getOrElse(logFormat, () => (environment === "production" ? "json" : "pretty"))
  return Layer.merge(
    Logger.layer([format === "json" ? Logger.consoleJson : Logger.consolePretty()]),
    Layer.succeed(References.MinimumLogLevel, level)
  )
}

/** Runs with the configuration of the environment. */
export const withConfig = <A, E, R>(f: (config: ServerConfig) => Effect.Effect<A, E, R>) =>
  Effect.flatMap(loadConfig, (config) => Effect.provide(f(config), logging(config)))
