/**
 * Somebody who uses a server in ways that work and ways that fail, and everything in that which is theirs alone: what no
 * log and no telemetry may tell.
 */
import { type Account, givenAccount, signIn } from "../../http/support/Accounts.ts"
import { bodyOf, Client } from "../../http/support/Client.ts"
import { givenCategory, givenExpense } from "../../http/support/Given.ts"

/** Whom the requests were made by, and what they held. */
export interface Lived {
  readonly userId: string
  readonly secrets: ReadonlyArray<string>
}

const words = {
  username: "margarethe",
  email: "margarethe@private.example",
  password: "correct horse battery",
  fullName: "Margarethe Musterfrau",
  category: "Anniversaries",
  description: "Pearl necklace",
  notes: "for Wilhelmina",
  amount: "731942865.42",
  search: "necklace",
  wrongPassword: "incorrect zebra"
}

export const live = async (url: string): Promise<Lived> => {
  const { username, email, password, fullName } = words
  const { client, tokens, user }: Account = await givenAccount(url, { username, email, password, full_name: fullName })
  const guest = new Client(url)
  const { id: category_id } = await givenCategory(client, words.category)
  const { amount, description, notes } = words
  const { id } = await givenExpense(client, { amount, category_id, description, notes })
  await bodyOf(200, client.get(`/expenses?q=${words.search}&min_amount=${amount}`))
  await bodyOf(200, client.get(`/expenses/${id}`))
  // Refused: wrong credentials, names that are taken, values that are not valid, paths that are not there.
  await bodyOf(401, guest.post("/auth/login", { email, password: words.wrongPassword }))
  await bodyOf(409, guest.post("/auth/register", { username, email, password }))
  await bodyOf(409, client.post("/categories", { name: words.category }))
  await bodyOf(422, client.post("/expenses", { amount: `${amount}9`, category_id, description, date: "today" }))
  await bodyOf(400, client.send("POST", "/expenses", { raw: `{"description":"${description}` }))
  await bodyOf(404, client.get(`/expenses/${category_id}`))
  await bodyOf(401, new Client(url, `${tokens.access_token}x`).get("/users/me"))
  await bodyOf(404, client.get(`/people/${email}?password=${encodeURIComponent(password)}`))
  await bodyOf(422, client.get(`/expenses/${description}`))
  const again = await signIn(url, email, password)
  const { refresh_token } = again
  const refreshed = await bodyOf(200, guest.post<typeof tokens>("/auth/refresh", { refresh_token }))
  await bodyOf(204, guest.post("/auth/logout", { refresh_token: refreshed.refresh_token }))
  await bodyOf(204, client.send("DELETE", "/users/me", { body: { current_password: password } }))
  const given = [tokens, again, refreshed].flatMap((pair) => [pair.access_token, pair.refresh_token])
  return { userId: user.id, secrets: [...Object.values(words), "731942865", "Bearer", ...given] }
}

/** What is found of somebody's secrets in a text, in whatever case and encoding. */
export const found = (text: string, { secrets }: Lived): ReadonlyArray<string> => {
  const told = text.toLowerCase()
  return secrets.filter((secret) =>
    [secret, encodeURIComponent(secret), secret.replaceAll(" ", "+")].some((it) => told.includes(it.toLowerCase()))
  )
}
