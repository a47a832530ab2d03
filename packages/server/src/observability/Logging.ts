/** The log as the configuration wants it. In JSON, whatever a server prints is a line of the log. */
import { Console, Effect, Layer, Logger, Option, References } from "effect"
import type { ServerConfig } from "../config/ServerConfig.ts"
import * as lines from "./lines.ts"

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

const formatOf = ({ environment, logFormat }: ServerConfig) =>
  Option.getOrElse(logFormat, () => (environment === "production" ? "json" : "pretty"))

export const layer = (config: ServerConfig) =>
  Layer.merge(
    Logger.layer([Logger.withConsoleLog(lines[formatOf(config)])]),
    Layer.succeed(
      References.MinimumLogLevel,
      levels[Option.getOrElse(config.logLevel, () => (config.debug ? "debug" : "info"))]
    )
  )

/** Tells what who started the server waits for, whatever the level of the log. */
export const announce = (config: ServerConfig, text: string): Effect.Effect<void> =>
  formatOf(config) === "json"
    ? Effect.provideService(Effect.logInfo(text), References.MinimumLogLevel, "Info")
    : Console.log(text)
