/** Use cases as functions that promise their outcome, whatever use cases they are. */
import { Effect, Struct } from "effect"
import type { Outcome } from "./Outcome.ts"

/** Takes what the use case takes, and tells as a value what it gives or why it is refused. */
export type Promised<UseCase> = UseCase extends (...said: infer Said) => Effect.Effect<infer A, infer E, infer _R>
  ? (...said: Said) => Promise<Outcome<A, E>>
  : never

/** A table of use cases as a table of such functions. */
export type PromisedAll<UseCases> = { readonly [Name in keyof UseCases]: Promised<UseCases[Name]> }

interface Promising<R> extends Struct.Lambda {
  <Said extends ReadonlyArray<unknown>, A, E>(
    useCase: (...said: Said) => Effect.Effect<A, E, R>
  ): (...said: Said) => Promise<Outcome<A, E>>
  readonly "~lambda.out": Promised<this["~lambda.in"]>
}

/** Makes the functions; `run` is how their effects are run, and rejects for what no use case tells. */
export const promisedBy = <R>(run: <A>(effect: Effect.Effect<A, never, R>) => Promise<A>) =>
  Struct.map(
    Struct.lambda<Promising<R>>(
      (useCase) =>
        (...said) =>
          run(
            Effect.match(useCase(...said), {
              onSuccess: (value) => ({ ok: true as const, value }),
              onFailure: (error) => ({ ok: false as const, error })
            })
          )
    )
  )
