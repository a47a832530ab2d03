/** Somebody new with a client of their own, who has signed in and has a category to spend on. */
import { createClient, orThrow, tokensInMemory } from "@outlay/client"
import { assert } from "@effect/vitest"
import { Network } from "./Network.ts"

let count = 0

const password = "correct horse battery"

const newcomer = () => {
  const name = `somebody-${++count}`
  return { email: `${name}@example.com`, username: name, password }
}

export const givenMember = async (baseUrl: string) => {
  const network = new Network()
  const tokens = tokensInMemory()
  const client = createClient({ baseUrl, tokens, fetch: network.fetch })
  const { username, ...account } = newcomer()
  orThrow(await client.auth.register({ payload: { ...account, username, currency: "EUR" } }))
  orThrow(await client.auth.login({ payload: account }))
  const [category] = orThrow(await client.categories.listCategories()).items
  assert.isDefined(category)
  network.sent.length = 0
  return { client, tokens, network, account, category_id: category.id }
}
