/**
 * The promises can fail: each of these stores is broken in one way, and the promises about that way don't go through.
 * On the same store without the fault they do, which `test/contract/memory.test.ts` shows.
 */
import { assert, describe, it } from "@effect/vitest"
import { Cause, Effect, Exit } from "effect"
import { model, type Port, type PortPromise } from "@outlay/testing"
import { bookHistories } from "../src/random/bookHistories.ts"
import { historiesPromise, type Repetition } from "../src/random/histories.ts"
import { identityHistories } from "../src/random/identityHistories.ts"
import { limitHistories } from "../src/random/limitHistories.ts"
import { sections } from "../src/sections.ts"
import { bookFaults, budgetFaults, categoryFaults } from "./faults/bookFaults.ts"
import { expenseFaults } from "./faults/expenseFaults.ts"
import { categories, expenses, type Fault, type Inject, transactor } from "./faults/Fault.ts"
import { idempotencyFaults } from "./faults/idempotencyFaults.ts"
import { identityFaults, windowTooLong } from "./faults/identityFaults.ts"
import { limitFaults, overTooLate } from "./faults/limitFaults.ts"
import { listFaults } from "./faults/listFaults.ts"
import { repetitionFaults } from "./faults/repetitionFaults.ts"
import { spendingFaults } from "./faults/spendingFaults.ts"
import { transactionFaults } from "./faults/transactionFaults.ts"

const faults: ReadonlyArray<Fault> = [
  ...bookFaults,
  ...categoryFaults,
  ...budgetFaults,
  ...expenseFaults,
  ...listFaults,
  ...spendingFaults,
  ...identityFaults,
  ...transactionFaults,
  ...idempotencyFaults,
  ...repetitionFaults,
  ...limitFaults
]

const promiseOf = (about: string, name: string): PortPromise<Port> => {
  const found = sections
    .filter((section) => section.about === about)
    .flatMap(({ promises }) => promises.filter((it) => it.name.startsWith(name)))
  const [only, ...others] = found
  if (only === undefined || others.length > 0) throw new Error(`${found.length} promises about ${about}: ${name}`)
  return only
}

const on = (inject: Inject, { run }: PortPromise<Port>) =>
  Effect.exit(Effect.provide(inject(run), model, { local: true }))

describe("a store that is broken", () => {
  for (const { breaks, inject, what } of faults) {
    it.live(`does not keep its promises: ${what}`, () =>
      Effect.forEach(breaks, ([about, name]) =>
        Effect.map(on(inject, promiseOf(about, name)), (exit) =>
          assert.isTrue(Exit.isFailure(exit), `kept all the same: ${name}`)
        )
      )
    )
  }
})

describe("a random history", () => {
  const repetition: Repetition = { seed: "outlay", runs: 100 }
  const ofBooks = (options = repetition) => historiesPromise(bookHistories, model, options)
  const ofIdentities = historiesPromise(identityHistories, model, repetition)

  const ofLimits = historiesPromise(limitHistories, model, repetition)

  const found = (inject: Inject, promise: PortPromise<Port>) =>
    Effect.map(on(inject, promise), (exit) => {
      const message = Exit.isFailure(exit) ? Cause.pretty(exit.cause) : "nothing found"
      assert.include(message, "Property falsified")
      return message
    })

  const versionsIgnored = expenses((real) => ({ remove: (bookId, id) => real.remove(bookId, id) }))

  it.live("finds that a version is ignored", () => found(versionsIgnored, ofBooks()))

  it.live("finds that a transaction is none", () =>
    found(
      transactor(() => ({ run: (effect) => effect })),
      ofBooks()
    )
  )

  it.live("finds that the window of a token is a millisecond too long", () => found(windowTooLong, ofIdentities))

  it.live("finds that the window of a limit is a millisecond too long", () => found(overTooLate, ofLimits))

  it.live("is shrunk to the commands that matter", () =>
    Effect.gen(function* () {
      const reversed = categories((real) => ({ list: (id) => Effect.map(real.list(id), (it) => it.toReversed()) }))
      assert.match(yield* found(reversed, ofBooks()), /Shrunk input: \[\]/)
    })
  )

  it.live("tells how to repeat it, and is the same again", () =>
    Effect.gen(function* () {
      const shrunk = (message: string) => /Shrunk input: ([^]*?)\nFailure/.exec(message)?.[1]
      const message = yield* found(versionsIgnored, ofBooks())
      assert.include(message, "OUTLAY_SEED=outlay OUTLAY_RUNS=100 OUTLAY_REPLAY=")
      const replay = /OUTLAY_REPLAY='([^']*)'/.exec(message)?.[1]
      const again = yield* found(versionsIgnored, ofBooks({ ...repetition, replay }))
      assert.strictEqual(shrunk(again), shrunk(message))
    })
  )
})
