/** How each port reads a row, applies a pure function to it and puts back what the function gives, in one step. */
import { type Option, Result } from "effect"
import type { State } from "./State.ts"

/** A row that is left as it was is not put back. */
export const modifyRow = <A, N, E, P>(
  state: State,
  row: Option.Option<A>,
  missing: () => N,
  f: (row: A) => Result.Result<A, E>,
  put: (next: A, current: A) => Result.Result<State, P>
): Result.Result<readonly [A, State], N | E | P> =>
  Result.gen(function* () {
    const current = yield* Result.fromOption(row, missing)
    const next = yield* f(current)
    return next === current ? ([current, state] as const) : ([next, yield* put(next, current)] as const)
  })
