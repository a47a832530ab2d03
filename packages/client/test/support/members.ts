/** Somebody new with a client of their own, who has signed in and has a category to spend on. */
import { createClient, orThrow, tokensInMemory } from "@outlay/client"
import { CurrencyCode, Email, Username } from "@outlay/domain"
import { assert } from "@effect/vitest"
import { Redacted } from "effect"
import { Network } from "./Network.ts"

let count = 0

export const password = Redacted.make("correct horse battery")

export const newcomer = () => {
  const name = `somebody-${++count}`
  return { email: Email.make(`${name}@example.com`), username: Username.make(name), password }
}

export const givenMember = async (baseUrl: string) => {
  const network = new Network()
  const tokens = tokensInMemory()
  const client = createClient({ baseUrl, tokens, fetch: network.fetch })
  const { username, ...account } = newcomer()
  orThrow(await client.auth.register({ payload: { ...account, username, currency: CurrencyCode.make("EUR") } }))
  orThrow(await client.auth.login({ payload: account }))
  const [category] = orThrow(await client.categories.listCategories()).items
  assert.isDefined(category)
  network.sent.length = 0
  return { client, tokens, network, account, category_id: category.id }
}
