/** The `outlay` program. */
// By their own paths: all of the package would add a quarter to the time in which the program starts.
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Cause, Console, Effect, Exit } from "effect"
import { CliError, Command } from "effect/cli"
import { db } from "./commands/db.ts"
import { demo } from "./commands/demo.ts"
import { migrate } from "./commands/migrate.ts"
import { openapi } from "./commands/openapi.ts"
import { serve } from "./commands/serve.ts"
import { StartFailed } from "./config/StartFailed.ts"
import { version } from "./version.ts"

const outlay = Command.make("outlay").pipe(
  Command.withDescription("Expense management: an API over the embedded database or PostgreSQL"),
  Command.withSubcommands([serve, migrate, db, demo, openapi])
)

// One line for what a person can mend, everything for a fault of ours. The command line tells its mistakes by itself.
const tell = <E>(cause: Cause.Cause<E>) => {
  const error = Cause.squash(cause)
  if (Cause.hasInterruptsOnly(cause) || CliError.isCliError(error)) return Effect.void
  return Console.error(`outlay: ${error instanceof StartFailed ? error.message : Cause.pretty(cause)}`)
}

export const run = (): void =>
  outlay.pipe(
    Command.run({ version }),
    Effect.tapCause(tell),
    Effect.provide(NodeServices.layer),
    NodeRuntime.runMain({
      disableErrorReporting: true,
      // A signal is the usual way to stop.
      teardown: (exit, onExit) => onExit(Exit.isSuccess(exit) || Cause.hasInterruptsOnly(exit.cause) ? 0 : 1)
    })
  )
