/**
 * What one user is answered is the same whether there is another one or not, whatever that one has and does, and though
 * the first one tries the other one's ids (non-interference). `OUTLAY_SEED` asks for other scripts, `OUTLAY_RUNS` for
 * so many times more, `OUTLAY_REPLAY` for one of them.
 */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { givenServer, stores } from "./support/stores.ts"
import { alone, besideSomebody } from "./support/isolation/scripts.ts"
import { repeat } from "./support/repetition.ts"

const { replay, seed, times } = repeat

const scripts = Array.from({ length: 3 * times }, (_, index) => String(index + 1)).filter(
  (script) => replay === undefined || script === replay
)

describe("what a user is answered does not depend on others", () => {
  for (const [title, database] of stores) {
    it(title, { timeout: 60_000 + scripts.length * 20_000 }, () =>
      Effect.gen(function* () {
        const [quiet, busy] = yield* Effect.promise(() => Promise.all([givenServer(database), givenServer(database)]))
        let refused = 0
        for (const script of scripts) {
          const run = `${seed} ${script}`
          const [expected, actual] = yield* Effect.all([alone(quiet.url, run), besideSomebody(busy.url, run)], {
            concurrency: 2
          })
          const again = `OUTLAY_SEED='${seed}' OUTLAY_REPLAY=${script} npx vitest run --project fuzz -t '${title}'`
          expected.forEach((step, index) => assert.deepStrictEqual(actual[index], step, `step ${index}; ${again}`))
          assert.strictEqual(actual.length, expected.length)
          refused += expected.filter(({ status }) => status === 404).length
          assert.isAbove(expected.filter(({ status }) => status < 300).length, expected.length / 2)
        }
        // The other one's ids were really tried.
        assert.isAbove(refused, 0)
        yield* Effect.promise(() => Promise.all([quiet.stop(), busy.stop()]))
      }).pipe(Effect.runPromise)
    )
  }
})
