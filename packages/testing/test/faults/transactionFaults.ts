/** Broken transactions: such that are none, that keep a part, or that undo too little. */
import { Cause, Context, Effect, Exit } from "effect"
import { type Fault, fault, transactor } from "./Fault.ts"

const Inside = Context.Reference<boolean>("test/contract/Inside", { defaultValue: () => false })

const own = (name: string) => ["transactions, for the one who runs them", name] as const
const nested = (name: string) => ["transactions within transactions", name] as const
const others = (name: string) => ["transactions, for everybody else", name] as const

export const transactionFaults: ReadonlyArray<Fault> = [
  fault(
    "there are no transactions",
    transactor(() => ({ run: (effect) => effect })),
    own("a transaction that fails leaves every store as it was"),
    own("a transaction that dies leaves every store as it was"),
    own("a transaction that is interrupted leaves every store as it was"),
    nested("a transaction within a transaction is undone alone"),
    own("a user, a membership and a session that a transaction made are gone"),
    own("a token that was rotated in a transaction that failed is not spent"),
    own("a book that was removed in a transaction that failed"),
    others("nobody sees a part of a transaction that goes through"),
    others("nobody sees anything of a transaction that fails"),
    others("a sum stays the same for everybody")
  ),
  fault(
    "what failed is kept",
    transactor((real) => ({ run: (effect) => Effect.flatten(real.run(Effect.exit(effect))) })),
    own("a transaction that fails leaves every store as it was"),
    own("a transaction that dies leaves every store as it was")
  ),
  fault(
    "what died is kept",
    transactor((real) => ({
      run: (effect) =>
        Effect.flatten(
          real.run(
            Effect.flatMap(Effect.exit(effect), (exit) =>
              Exit.isFailure(exit) && !Cause.hasDies(exit.cause) ? Effect.failCause(exit.cause) : Effect.succeed(exit)
            )
          )
        )
    })),
    own("a transaction that dies leaves every store as it was")
  ),
  fault(
    "a transaction within a transaction is part of it",
    transactor((real) => ({
      run: (effect) =>
        Effect.flatMap(Inside, (inside) => (inside ? effect : real.run(Effect.provideService(effect, Inside, true))))
    })),
    nested("a transaction within a transaction is undone alone")
  ),
  fault(
    "a transaction within a transaction stays when the one around it is undone",
    transactor((real) => ({
      run: (effect) =>
        Effect.flatMap(Inside, (inside) => (inside ? real.run(effect) : Effect.provideService(effect, Inside, true)))
    })),
    nested("a transaction within a transaction is undone with the one around it")
  ),
  fault(
    "the answer of a transaction is lost",
    transactor((real) => ({ run: (effect) => Effect.map(real.run(effect), () => undefined as never) })),
    own("what a transaction wrote through several ports is there when it is over")
  )
]
