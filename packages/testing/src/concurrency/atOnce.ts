/** Runs effects at the same moment, and tells how they went in words. A defect of any of them breaks the promise. */
import { Effect, Result } from "effect"
import { same } from "../assertions.ts"

export type Outcome = string

/** "done", or the tag of the refusal, in the order given. */
export const atOnce = <R>(
  ...effects: ReadonlyArray<Effect.Effect<unknown, { readonly _tag: string }, R>>
): Effect.Effect<ReadonlyArray<Outcome>, never, R> =>
  Effect.all(
    effects.map((effect) => Effect.map(Effect.result(effect), outcomeOf)),
    { concurrency: "unbounded" }
  )

const outcomeOf = <A>(result: Result.Result<A, { readonly _tag: string }>): Outcome =>
  Result.isSuccess(result) ? "done" : result.failure._tag

/** One of them went through; all others were refused with this tag. */
export const oneThrough = (outcomes: ReadonlyArray<Outcome>, refusal: string): void =>
  same(outcomes.toSorted(), ["done", ...outcomes.slice(1).map(() => refusal)].toSorted())

export const times = <A, E, R>(count: number, effect: Effect.Effect<A, E, R>): ReadonlyArray<Effect.Effect<A, E, R>> =>
  Array.from({ length: count }, () => effect)

/** A race is run more than once: who wins differs. */
export const repeatedly = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<void, E, R> =>
  Effect.all(times(6, effect), { discard: true })
