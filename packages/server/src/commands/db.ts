import { Migrator } from "@outlay/adapters-pg"
import { Console, Effect } from "effect"
import { Command } from "effect/cli"
import { StartFailed } from "../config/StartFailed.ts"
import * as Database from "../storage/Database.ts"
import { onStorage } from "./onStorage.ts"
import { onDatabase } from "./onDatabase.ts"
import { withConfig } from "./withConfig.ts"

const create = Command.make("create", {}, () =>
  Effect.andThen(
    withConfig(Database.createIfMissing),
    onDatabase(Effect.andThen(Migrator.up(), Console.log("The database is ready.")))
  )
).pipe(Command.withDescription("Create the database if it is missing, and its schema"))

const reset = Command.make("reset", {}, () =>
  Effect.andThen(
    withConfig(({ environment }) =>
      environment === "production"
        ? Effect.fail(new StartFailed({ message: "db reset removes everything and refuses to when ENV is production" }))
        : Effect.void
    ),
    onDatabase(
      Migrator.down({ to: 0 }).pipe(
        Effect.andThen(Migrator.up()),
        Effect.andThen(Console.log("The database is empty again."))
      )
    )
  )
).pipe(Command.withDescription("Remove everything; refuses in production"))

const seedMonths = 3

const seed = Command.make("seed", {}, () =>
  onStorage(
    Effect.gen(function* () {
      const { login, moveIn } = yield* Effect.promise(() => import("../demo/moveIn.ts"))
      const count = yield* moveIn(seedMonths)
      yield* Console.log(
        `${count} expenses are there. Sign in with  email: ${login.email}  password: ${login.password}`
      )
    })
  )
).pipe(Command.withDescription("Add a user with three months of expenses, to develop against"))

export const db = Command.make("db").pipe(
  Command.withDescription("Create, empty or fill the database"),
  Command.withSubcommands([create, reset, seed]),
  Command.withExamples([
    { command: "outlay db create", description: "Make the database and its schema" },
    { command: "outlay db reset && outlay db seed", description: "Begin again with something to look at" }
  ])
)
