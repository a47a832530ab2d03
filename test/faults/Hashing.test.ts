/** Password hashing under attack: its threads die, or more logins come than they can do. */
import { assert, describe, it } from "@effect/vitest"
import { join } from "node:path"
import { availableParallelism } from "node:os"
import { repository } from "../e2e/support/Program.ts"
import { type Answer, bodyOf, Client } from "../http/support/Client.ts"
import { measured, p95 } from "./support/Latency.ts"
import { credentials, member, memory, started } from "./support/Servers.ts"
import { told } from "./support/told.ts"

/** As many as may be hashed and may wait for it at the same time. */
const threads = Math.max(1, availableParallelism() - 1)
const room = 33 * threads

const login = (url: string, password = credentials.password): Promise<Answer> =>
  new Client(url).post("/auth/login", { ...credentials, password })

describe("the hashing threads", () => {
  it("are replaced when they die, and what they were at is done by others", async () => {
    const preload = join(repository, "test/faults/support/HashingThreads.ts")
    const { program, url } = await started({ ...memory, BCRYPT_COST: "12", NODE_OPTIONS: `--import=${preload}` })
    await member(url)
    const logins = Promise.all(Array.from({ length: 4 }, () => login(url)))
    // The first of them is in a thread by the time that an answer of the same process is here.
    assert.strictEqual((await fetch(`${url}/health/live`)).status, 200)
    program.signal("SIGUSR2")
    const [, ended] = await program.printed(/ending (\d+) threads/)
    assert.isAtLeast(Number(ended), 1)
    assert.deepStrictEqual(
      (await logins).map(({ status }) => status),
      [200, 200, 200, 200]
    )
    program.signal("SIGUSR2")
    await program.printed(/ending \d+ threads\n[^]*ending \d+ threads/)
    assert.strictEqual((await login(url)).status, 200)
    assert.strictEqual((await login(url, "a wrong password")).status, 401)
  })
})

describe("a flood of logins", () => {
  it("is answered in part, refused with 503 beyond the queue, and slows down nobody else", async () => {
    const { program, url } = await started({ ...memory, BCRYPT_COST: "10" })
    const { client } = await member(url)
    const flood = Array.from({ length: room + 200 }, (_, index) =>
      login(url, index % 2 === 0 ? credentials.password : "a wrong password")
    )
    const meanwhile = await measured(40, () => fetch(`${url}/health/live`).then((response) => response.text()))
    const authenticated = await measured(40, () => client.get("/users/me"))
    const answers = await Promise.all(flood)
    const count = (wanted: number) => answers.filter(({ status }) => status === wanted).length
    told("login flood", {
      logins: answers.length,
      "200": count(200),
      "401": count(401),
      "503": count(503),
      "p95 ms of /health/live": p95(meanwhile).toFixed(1),
      "p95 ms of /users/me": p95(authenticated).toFixed(1)
    })
    assert.strictEqual(count(200) + count(401) + count(503), answers.length)
    assert.isAtLeast(count(503), 1)
    assert.isAtLeast(count(200) + count(401), room)
    for (const { status, headers } of answers) {
      assert.strictEqual(headers.has("retry-after"), status === 503)
    }
    assert.isBelow(p95(meanwhile), 500)
    assert.isBelow(p95(authenticated), 500)
    assert.strictEqual((await login(url)).status, 200)
    assert.notMatch(program.output(), /error/i)
  })

  it("whose clients give up frees their places", async () => {
    const { url } = await started({ ...memory, BCRYPT_COST: "13" })
    await member(url)
    const [alone = 0] = await measured(1, () => login(url))
    const giveUp = new AbortController()
    const statuses = Array.from({ length: room + 20 }, () => abortable(url, giveUp.signal))
    // Every place is taken when one is refused.
    await Promise.any(statuses.map(async (status) => assert.strictEqual(await status, 503)))
    giveUp.abort()
    const gone = (await Promise.all(statuses)).filter((status) => status === "gone")
    assert.isAtLeast(gone.length, room / 2)
    const [after = 0] = await measured(1, () => bodyOf(200, login(url)))
    // Two or three computations, not one for each of those who have gone.
    assert.isBelow(after, (alone * room) / 4)
  })
})

const abortable = async (url: string, signal: AbortSignal): Promise<number | "gone"> => {
  try {
    const { status } = await fetch(`${url}/api/v1/auth/login`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(credentials),
      signal
    })
    return status
  } catch {
    return "gone"
  }
}
