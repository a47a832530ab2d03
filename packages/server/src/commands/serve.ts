import { Layer, Option } from "effect"
import { Command, Flag } from "effect/cli"
import * as HttpServer from "../http/HttpServer.ts"
import * as Observability from "../observability/Observability.ts"
import { withConfig } from "./withConfig.ts"

const migrate = Flag.Boolean("migrate").pipe(
  Flag.withDescription("Bring the schema up to date before serving, also in production"),
  Flag.withDefault(false)
)

export const serve = Command.make("serve", { migrate }, ({ migrate }) =>
  withConfig((config) =>
    HttpServer.layer(migrate ? { ...config, storage: { ...config.storage, migrate: Option.some(true) } } : config).pipe(
      Layer.provide(Observability.layer(config)),
      Layer.launch
    )
  )
).pipe(
  Command.withDescription("Serve the API until a signal comes"),
  Command.withExamples([
    { command: "outlay serve", description: "On the embedded database, kept in ./data" },
    { command: "DATABASE_URL=memory: PORT=9000 outlay serve", description: "Keeping nothing, on another port" },
    {
      command: "DATABASE_URL=postgresql://outlay@localhost/outlay outlay serve --migrate",
      description: "On a PostgreSQL server, migrating it first"
    }
  ])
)
