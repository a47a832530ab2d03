/** Registers somebody new and signs in. From then on the client sends their tokens, and refreshes them in time. */
import { orThrow, type PromiseClient } from "@outlay/client"
import { CurrencyCode, Email, TimeZone, Username } from "@outlay/domain"
import { Redacted } from "effect"

export const signUp = async (client: PromiseClient) => {
  const username = Username.make(`ann-${Date.now()}`)
  const email = Email.make(`${username}@example.com`)
  const password = Redacted.make("correct horse")
  const settings = { currency: CurrencyCode.make("EUR"), timezone: TimeZone.make("Europe/Vienna") }
  const { body: user } = orThrow(await client.auth.register({ payload: { email, username, password, ...settings } }))
  console.log(`Registered ${user.username}, who pays in ${user.currency}.`)
  orThrow(await client.auth.login({ payload: { email, password } }))
}
