import { VersionMismatch } from "@outlay/domain"
import { Result } from "effect"

/**
 * A writer may say which version it has seen; the change is made to that version or not at all.
 *
 * @example
 * ```ts
 * import type { Precondition } from "@outlay/application"
 *
 * // What was read is changed only if nobody has changed it since.
 * const unlessChanged = ({ version }: { readonly version: number }): Precondition => ({ version })
 *
 * console.log(unlessChanged({ version: 3 })) // { version: 3 }
 * ```
 */
export interface Precondition {
  /** Change only this version. */
  readonly version?: number | undefined
}

/**
 * Applies a change to what is stored, if it is the version that the writer has seen.
 *
 * @example
 * ```ts
 * import { ifVersion } from "@outlay/application"
 * import { Result } from "effect"
 *
 * const rename = ifVersion({ version: 2 }, (current: { readonly version: number }) => Result.succeed(current))
 * console.log(Result.isSuccess(rename({ version: 2 })), Result.isSuccess(rename({ version: 3 }))) // true false
 * ```
 */
export const ifVersion =
  <A extends { readonly version: number }, E = never>(
    { version }: Precondition,
    change: (current: A) => Result.Result<A, E>
  ) =>
  (current: A): Result.Result<A, E | VersionMismatch> =>
    version === undefined || version === current.version
      ? change(current)
      : Result.fail(new VersionMismatch({ expected: version, actual: current.version }))
