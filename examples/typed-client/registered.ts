/** Registers somebody new and signs in. */
import type { OutlayClient } from "@outlay/adapters-http"
import { CurrencyCode, Email, TimeZone } from "@outlay/domain"
import { Console, Effect, Redacted } from "effect"

export type Client = Effect.Success<ReturnType<typeof OutlayClient.make>>

export const registered = Effect.fn("registered")(function* (guest: Client) {
  const username = `ann-${Date.now()}`
  const email = Email.make(`${username}@example.com`)
  const password = Redacted.make("correct horse")
  const settings = { currency: CurrencyCode.make("EUR"), timezone: TimeZone.make("Europe/Vienna") }
  const { body: user } = yield* guest.auth.register({ payload: { email, username, password, ...settings } })
  yield* Console.log(`Registered ${user.username}, who pays in ${user.currency}.`)
  return yield* guest.auth.login({ payload: { email, password } })
})
