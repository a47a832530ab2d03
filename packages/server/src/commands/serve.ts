import { Effect, Layer, Option } from "effect"
import { Command, Flag } from "effect/cli"
import { type ServerConfig, workerRange } from "../config/ServerConfig.ts"
import * as HttpServer from "../http/HttpServer.ts"
import * as Observability from "../observability/Observability.ts"
import { withConfig } from "./withConfig.ts"

const migrate = Flag.Boolean("migrate").pipe(
  Flag.withDescription("Bring the schema up to date before serving, also in production"),
  Flag.withDefault(false)
)

const { min, max } = workerRange

const workers = Flag.Int("workers").pipe(
  Flag.withDescription(
    `Processes that serve on one port, on a PostgreSQL server; each has DATABASE_POOL_MAX connections (WORKERS, ${min} to ${max}, default 1)`
  ),
  Flag.withMetavar("count"),
  Flag.filter(
    (workers) => workers >= min && workers <= max,
    () => `Expected ${min} to ${max} workers`
  ),
  Flag.optional
)

const alone = (config: ServerConfig) =>
  HttpServer.layer(config).pipe(Layer.provide(Observability.layer(config)), Layer.launch)

// Imported when needed: most servers are one process.
const several = (config: ServerConfig) =>
  Effect.flatMap(
    Effect.promise(() => import("../cluster/Workers.ts")),
    (Workers) => Workers.run(config)
  )

export const serve = Command.make("serve", { migrate, workers }, (flags) =>
  withConfig((given) => {
    const { migrate } = given.storage
    const config = {
      ...given,
      storage: { ...given.storage, migrate: flags.migrate ? Option.some(true) : migrate },
      workers: Option.getOrElse(flags.workers, () => given.workers)
    }
    return config.workers === 1 ? alone(config) : several(config)
  })
).pipe(
  Command.withDescription("Serve the API until a signal comes"),
  Command.withExamples([
    { command: "outlay serve", description: "On the embedded database, kept in ./data" },
    { command: "DATABASE_URL=memory: PORT=9000 outlay serve", description: "Keeping nothing, on another port" },
    {
      command: "DATABASE_URL=postgresql://outlay@localhost/outlay outlay serve --migrate",
      description: "On a PostgreSQL server, migrating it first"
    },
    {
      command: "DATABASE_URL=postgresql://outlay@localhost/outlay outlay serve --workers 4",
      description: "On a PostgreSQL server, with four processes on one port"
    }
  ])
)
