/** Registers somebody new and signs in. From then on the client sends their tokens, and refreshes them in time. */
import { orThrow, type PromiseClient } from "@outlay/client"

export const signUp = async (client: PromiseClient) => {
  const username = `ann-${Date.now()}`
  const credentials = { email: `${username}@example.com`, password: "correct horse" }
  const settings = { currency: "EUR", timezone: "Europe/Vienna" }
  const { body: user } = orThrow(await client.auth.register({ payload: { username, ...credentials, ...settings } }))
  console.log(`Registered ${user.username}, who pays in ${user.currency}.`)
  orThrow(await client.auth.login({ payload: credentials }))
}
