import { Migrator } from "@outlay/adapters-pg"
import { Console, DateTime, Effect, Option } from "effect"
import { Command, Flag } from "effect/cli"
import { onDatabase } from "./onDatabase.ts"

const line = ({ id, name }: Migrator.Reference) => `${String(id).padStart(4, "0")} ${name}`

const print = (lines: ReadonlyArray<string>, none: string) => Console.log(lines.length === 0 ? none : lines.join("\n"))

const to = Flag.Int("to").pipe(Flag.withDescription("Stop at this migration"), Flag.withMetavar("id"), Flag.optional)

const up = Command.make("up", { to }, ({ to }) =>
  onDatabase(
    Effect.flatMap(Migrator.up({ to: Option.getOrUndefined(to) }), (done) =>
      print(
        done.map((it) => `applied ${line(it)}`),
        "The schema is up to date."
      )
    )
  )
).pipe(Command.withDescription("Apply the migrations that are missing"))

const steps = Flag.Int("steps").pipe(
  Flag.withDescription("How many to revert, the newest first"),
  Flag.filter(
    (steps) => steps >= 1,
    () => "Expected one step or more"
  ),
  Flag.withDefault(1)
)

const down = Command.make("down", { to, steps }, ({ to, steps }) =>
  onDatabase(
    Effect.flatMap(
      Migrator.down(Option.match(to, { onNone: () => ({ steps }), onSome: (id) => ({ to: id }) })),
      (done) =>
        print(
          done.map((it) => `reverted ${line(it)}`),
          "There is nothing to revert."
        )
    )
  )
).pipe(Command.withDescription("Revert migrations, and with them the data that they made room for"))

const status = Command.make("status", {}, () =>
  onDatabase(
    Effect.flatMap(Migrator.status(), (entries) =>
      print(
        entries.map((entry) => `${entry.state.padEnd(8)} ${line(entry)}`),
        "There are no migrations."
      )
    )
  )
).pipe(Command.withDescription("List every migration and whether it is applied"))

const history = Command.make("history", {}, () =>
  onDatabase(
    Effect.flatMap(Migrator.history, (entries) =>
      print(
        entries.map((entry) => `${DateTime.formatIso(entry.appliedAt)} ${line(entry)}`),
        "No migration has been applied."
      )
    )
  )
).pipe(Command.withDescription("List what was applied, in order"))

export const migrate = Command.make("migrate").pipe(
  Command.withDescription("Move the schema of the database forward and back"),
  Command.withSubcommands([up, down, status, history]),
  Command.withExamples([
    { command: "outlay migrate up", description: "Apply what is missing" },
    { command: "outlay migrate down --steps 1", description: "Revert the newest" },
    { command: "outlay migrate status", description: "What is applied, what is pending" }
  ])
)
