/** The limits of what strangers may try, as an operator writes them: `10/15m`, `10` within the default's time, or `off`. */
import { defaultRateLimits, type RateLimit } from "@outlay/adapters-http/limits/RateLimits"
import { Config, Duration, Schema } from "effect"

const units = { s: Duration.seconds, m: Duration.minutes, h: Duration.hours, d: Duration.days }

const shape = /^(?:off|([1-9]\d{0,8})(?:\/([1-9]\d{0,5})([smhd]))?)$/

const parse =
  (window: Duration.Duration) =>
  (text: string): RateLimit | undefined => {
    const [, count, length, unit] = shape.exec(text) ?? []
    if (count === undefined) return undefined
    const given = unit === "s" || unit === "m" || unit === "h" || unit === "d" ? units[unit] : undefined
    return { max: Number(count), window: given === undefined ? window : given(Number(length)) }
  }

const rateLimit = (name: string, fallback: RateLimit | undefined, window: Duration.Duration) =>
  Config.schema(
    Schema.String.check(
      Schema.isPattern(shape, { message: "must be a count, a count and a time such as 10/15m, or off" })
    ),
    name
  ).pipe(Config.map(parse(window)), Config.withDefault(fallback))

const { loginAccount, loginAddress, register, requests } = defaultRateLimits
const [quarter, hour, minute] = [Duration.minutes(15), Duration.hours(1), Duration.minutes(1)]

export const rateLimits = Config.all({
  loginAccount: rateLimit("RATE_LIMIT_LOGIN_ACCOUNT", loginAccount, quarter),
  loginAddress: rateLimit("RATE_LIMIT_LOGIN_ADDRESS", loginAddress, quarter),
  register: rateLimit("RATE_LIMIT_REGISTER", register, hour),
  requests: rateLimit("RATE_LIMIT_REQUESTS", requests, minute)
})
