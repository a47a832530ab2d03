import { Context, Duration } from "effect"

/** So many within a window that slides. */
export interface RateLimit {
  readonly max: number
  readonly window: Duration.Duration
}

/** How often what may be tried, and of whom it is counted. A limit that is undefined is off. */
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

/** What holds unless a layer says otherwise. */
export const defaultRateLimits: RateLimits = {
  loginAccount: { max: 10, window: Duration.minutes(15) },
  loginAddress: { max: 50, window: Duration.minutes(15) },
  register: { max: 20, window: Duration.hours(1) },
  requests: undefined
}

export const RateLimits = Context.Reference<RateLimits>("@outlay/adapters-http/limits/RateLimits", {
  defaultValue: () => defaultRateLimits
})
