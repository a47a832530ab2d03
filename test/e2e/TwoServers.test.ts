import { assert, describe, it } from "@effect/vitest"
import { setTimeout } from "node:timers/promises"
import { signIn } from "../http/support/Accounts.ts"
import { type Answer, Client } from "../http/support/Client.ts"
import { freshDatabaseUrl } from "./support/Database.ts"
import { outlay, serve } from "./support/Outlay.ts"

/** Asks until a token is refused, and gives that answer, or the first one after the deadline. */
const refused = async (client: Client, deadline: number): Promise<Answer> => {
  const answer = await client.get("/users/me")
  if (answer.status === 401 || performance.now() > deadline) return answer
  await setTimeout(100)
  return refused(client, deadline)
}

describe("two servers on one database", () => {
  it("that start at once migrate it once, and know of each other's sessions", async () => {
    const env = { DATABASE_URL: await freshDatabaseUrl(), SECRET_KEY: "a secret of thirty-two bytes, ok" }
    const [one, two] = await Promise.all([serve(env), serve(env)])
    const applied = [one, two].flatMap(({ program }) => program.output().match(/applied migration 0001/g) ?? [])
    assert.lengthOf(applied, 1)
    assert.match((await outlay("migrate history", { env })).stdout, /^\S+ 0001 \w+\n(\S+ \d{4} \w+\n)*$/)

    const newcomer = { email: "ann@example.com", username: "ann", password: "correct horse battery" }
    assert.strictEqual((await new Client(one.url).post("/auth/register", newcomer)).status, 201)
    const tokens = await signIn(one.url, newcomer.email, newcomer.password)
    const [here, there] = [new Client(one.url, tokens.access_token), new Client(two.url, tokens.access_token)]
    assert.strictEqual((await here.get("/users/me")).status, 200)
    assert.strictEqual((await there.get("/users/me")).status, 200)

    const { refresh_token } = tokens
    assert.strictEqual((await new Client(one.url).post("/auth/logout", { refresh_token })).status, 204)
    const deadline = performance.now() + 5000
    assert.strictEqual((await here.get("/users/me")).status, 401)
    assert.strictEqual((await refused(there, deadline)).status, 401)
    await Promise.all([one.stop(), two.stop()])
  })
})
