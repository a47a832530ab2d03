import { Context, Duration } from "effect"

/**
 * How long proofs of identity last. A `Context.Reference`: the defaults hold unless a layer says otherwise.
 *
 * @example
 * ```ts
 * import { IdentitySettings } from "@outlay/application"
 * import { Duration, Effect, Layer } from "effect"
 *
 * const strict = Layer.effect(
 *   IdentitySettings,
 *   Effect.map(IdentitySettings, (defaults) => ({ ...defaults, recentLogin: Duration.minutes(5) }))
 * )
 * const { recentLogin, refreshTokenLifetime } = Effect.runSync(Effect.provide(IdentitySettings, strict))
 * console.log(Duration.format(recentLogin), Duration.format(refreshTokenLifetime)) // 5m 7d
 * ```
 */
export interface IdentitySettings {
  /** How long a refresh token can be used. */
  readonly refreshTokenLifetime: Duration.Duration
  /** How long after its first use a spent refresh token still works: for lost answers and second tabs. */
  readonly refreshTokenReuse: Duration.Duration
  /** How long after a login the password need not be asked for again. */
  readonly recentLogin: Duration.Duration
}

export const IdentitySettings = Context.Reference<IdentitySettings>("@outlay/application/identity/IdentitySettings", {
  defaultValue: () => ({
    refreshTokenLifetime: Duration.days(7),
    refreshTokenReuse: Duration.seconds(10),
    recentLogin: Duration.minutes(15)
  })
})
