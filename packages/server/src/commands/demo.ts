import { Console, Effect } from "effect"
import { Command, Flag } from "effect/cli"
import { onStorage } from "./onStorage.ts"

const years = Flag.Int("years").pipe(
  Flag.withDescription("How many years the household has been keeping books, from 1 to 50"),
  Flag.filter(
    (years) => years >= 1 && years <= 50,
    () => "Expected 1 to 50 years"
  ),
  Flag.withDefault(3)
)

export const demo = Command.make("demo", { years }, ({ years }) =>
  onStorage(
    Effect.gen(function* () {
      const { login, moveIn } = yield* Effect.promise(() => import("../demo/moveIn.ts"))
      yield* Console.log(`Recording ${years} years of a household…`)
      const count = yield* moveIn(12 * years)
      yield* Console.log(`${count} expenses and four budgets are there.`)
      yield* Console.log(`Sign in with  email: ${login.email}  password: ${login.password}`)
    })
  )
).pipe(
  Command.withDescription("Add a believable household of three years, and print how to sign in"),
  Command.withExamples([{ command: "outlay demo", description: "Then `outlay serve`, and sign in" }])
)
