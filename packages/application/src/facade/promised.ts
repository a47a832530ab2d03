/** Use cases as functions that promise their outcome, whatever use cases they are. */
import { Effect } from "effect"
import type { Outcome } from "./Outcome.ts"

type UseCase<R> = (...said: ReadonlyArray<never>) => Effect.Effect<unknown, unknown, R>
type Table<R> = Readonly<Record<string, Readonly<Record<string, UseCase<R>>>>>

/** Takes what the use case takes, and tells as a value what it gives or why it is refused. */
export type Promised<F> = F extends (...said: infer Said) => Effect.Effect<infer A, infer E, infer _R>
  ? (...said: Said) => Promise<Outcome<A, E>>
  : never

/** A table of use cases as a table of such functions. */
export type PromisedAll<T> = {
  readonly [Group in keyof T]: { readonly [Name in keyof T[Group]]: Promised<T[Group][Name]> }
}

const outcomeOf = Effect.match({
  onSuccess: (value: unknown): Outcome<unknown, unknown> => ({ ok: true, value }),
  onFailure: (error: unknown) => ({ ok: false, error })
})

/** Makes the functions; `run` is how an effect is run, and rejects for what no use case tells. */
export const promisedBy =
  <R>(run: <A>(effect: Effect.Effect<A, never, R>) => Promise<A>) =>
  <T extends Table<R>>(table: T): PromisedAll<T> =>
    mapValues(table, (group) =>
      mapValues(
        group,
        (useCase) =>
          (...said: ReadonlyArray<never>) =>
            run(outcomeOf(useCase(...said)))
      )
    ) as PromisedAll<T>

const mapValues = <A, B>(record: Readonly<Record<string, A>>, f: (value: A) => B): Readonly<Record<string, B>> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, f(value)]))
