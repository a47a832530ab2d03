import { Context, Duration } from "effect"

/**
 * So many within a window that slides.
 *
 * @example
 * ```ts
 * import type { RateLimit } from "@outlay/adapters-http"
 * import { Duration } from "effect"
 *
 * const told = ({ max, window }: RateLimit) => `${max} within ${Duration.format(window)}`
 * console.log(told({ max: 600, window: Duration.minutes(1) })) // 600 within 1m
 * ```
 */
export interface RateLimit {
  /** How many get through. */
  readonly max: number
  readonly window: Duration.Duration
}

/**
 * How often what may be tried, and of whom it is counted. A limit that is undefined is off.
 *
 * @example
 * ```ts
 * import { defaultRateLimits, HttpApp, RateLimits } from "@outlay/adapters-http"
 * import { Duration, Layer } from "effect"
 *
 * const requests = { max: 600, window: Duration.minutes(1) }
 * const limits = Layer.succeed(RateLimits, { ...defaultRateLimits, requests })
 * export const app = Layer.provide(HttpApp.layer({ allowedOrigins: [] }), limits)
 * ```
 */
export interface RateLimits {
  /** Logins that fail for one account. */
  readonly loginAccount: RateLimit | undefined
  /** Logins that fail from one address. */
  readonly loginAddress: RateLimit | undefined
  /** Well-formed registrations from one address. */
  readonly register: RateLimit | undefined
  /** Requests of one user. */
  readonly requests: RateLimit | undefined
}

/**
 * What holds unless a layer says otherwise: 10 failed logins of an account and 50 from an address in a quarter of an
 * hour, 20 registrations from an address in an hour, and as many requests as a user likes.
 *
 * @example
 * ```ts
 * import { defaultRateLimits, type RateLimits } from "@outlay/adapters-http"
 *
 * // Behind a proxy that limits by address itself.
 * export const byAccount: RateLimits = { ...defaultRateLimits, loginAddress: undefined, register: undefined }
 * console.log(byAccount.loginAccount?.max) // 10
 * ```
 */
export const defaultRateLimits: RateLimits = {
  loginAccount: { max: 10, window: Duration.minutes(15) },
  loginAddress: { max: 50, window: Duration.minutes(15) },
  register: { max: 20, window: Duration.hours(1) },
  requests: undefined
}

export const RateLimits = Context.Reference<RateLimits>("@outlay/adapters-http/limits/RateLimits", {
  defaultValue: () => defaultRateLimits
})
