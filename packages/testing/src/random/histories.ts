/**
 * Random histories: a list of commands is played on the store under test and on a model, with the same ids and by the
 * same clock. Every answer and all that is there in the end must be equal, and the books must be sound. A failure is
 * shrunk and printed with what repeats it.
 */
import type { IdGenerator } from "@outlay/application"
import { Arbitrary, Cause, type DateTime, Effect, type Layer, Result } from "effect"
import { strict as assert } from "node:assert"
import { plain, same } from "../assertions.ts"
import { instant } from "../builders.ts"
import { promise, type Section, section } from "../PortPromise.ts"
import type { Port, PortName } from "../ports.ts"

/**
 * How random histories are repeated: the same ones each time for the same values.
 *
 * @example
 * ```ts
 * import { type Repetition, sectionsOf } from "@outlay/testing"
 *
 * // Others each day, and the same ones all day.
 * const ofDay = (day: string): Repetition => ({ seed: day, runs: 200 })
 * export const sections = (day: string) => sectionsOf(["books", "categories", "expenses"], ofDay(day))
 * ```
 */
export interface Repetition {
  /** Any text; the same one gives the same histories. `outlay` unless told otherwise. */
  readonly seed: string
  /** How many histories: 40 unless told otherwise. */
  readonly runs: number
  /** Repeats one failure, shrunk as it was. */
  readonly replay?: string | undefined
}

/** What a store answered to a command, as data. A defect is no answer. */
export const answerOf = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<unknown, never, R> =>
  Effect.map(
    Effect.result(effect),
    Result.match({
      onSuccess: (answer) => ({ answer: plain(answer) }),
      onFailure: (error) => ({ refused: plain(error) })
    })
  )

/** Commands take their turn one second after the other, three of them in the same one. */
export const atTurn = (turn: number): DateTime.Utc => instant(Math.floor(turn / 3) * 1000)

export interface Histories<C, W, K extends PortName> {
  readonly name: string
  readonly needs: ReadonlyArray<K>
  readonly command: Arbitrary.Arbitrary<C>
  readonly world: Effect.Effect<W, never, IdGenerator>
  /** The answer to each command, and what is there in the end. */
  readonly play: (world: W, commands: ReadonlyArray<C>) => Effect.Effect<ReadonlyArray<unknown>, unknown, Port<K>>
  /** What must hold in the end, whatever happened. */
  readonly check: (world: W) => Effect.Effect<unknown, unknown, Port<K>>
}

/** The section of one promise: that a store does as the model does. */
export const historiesSection = <C, W, K extends PortName>(
  histories: Histories<C, W, K>,
  model: Layer.Layer<Port<K>>,
  repetition: Repetition
): Section<Port<K>> =>
  section({
    about: "random histories",
    needs: histories.needs,
    promises: [historiesPromise(histories, model, repetition)]
  })

export const historiesPromise = <C, W, K extends PortName>(
  { check, command, name, play, world }: Histories<C, W, K>,
  model: Layer.Layer<Port<K>>,
  { replay, runs, seed }: Repetition
) =>
  promise(
    name,
    Effect.gen(function* () {
      const agrees = (commands: ReadonlyArray<C>) =>
        Effect.gen(function* () {
          const where = yield* world
          const actual = yield* play(where, commands)
          const expected = yield* Effect.provide(play(where, commands), model, { local: true })
          expected.forEach((answer, index) => same(actual[index], answer, `answer ${index}: ${print(commands[index])}`))
          yield* check(where)
          return true
        }).pipe(
          // A defect is a failure like any other: it is to be shrunk.
          Effect.catchCause((cause) => (Cause.hasInterrupts(cause) ? Effect.interrupt : Effect.fail(cause)))
        )
      const commands = Arbitrary.array(command, { maxLength: 80 })
      const options = { runs, seed, replay, size: 400, maxShrinks: 400 }
      const result = yield* Arbitrary.checkEffect(commands, agrees, options)
      const failure = Arbitrary.formatCheckFailure(result)
      const token = result._tag === "Falsified" ? ` OUTLAY_REPLAY='${result.replay}'` : ""
      const repeat = `OUTLAY_SEED=${seed} OUTLAY_RUNS=${runs}${token}`
      assert.ok(failure === undefined, `${failure}\nRepeat it with ${repeat} in the environment of the tests`)
    })
  )

const print = (command: unknown) => JSON.stringify(plain(command)) ?? "what is there in the end"
