import { assert, beforeAll, describe, it } from "@effect/vitest"
import { type Account, givenAccount } from "../support/Accounts.ts"
import { bodyOf, Client } from "../support/Client.ts"
import * as Jwt from "../support/Jwt.ts"
import { givenServer } from "../support/People.ts"
import { assertProblem } from "../support/Problem.ts"
import { nobodysId, uuidV7 } from "../support/Shapes.ts"
import { secretKey } from "../support/TestServer.ts"
import { wire } from "../support/Wire.ts"

const clock = { now: Date.now() }
const server = givenServer({ now: () => clock.now })

let account: Account
let other: Account
beforeAll(async () => {
  account = await givenAccount(server.url())
  other = await givenAccount(server.url())
})

const getMe = (...headers: ReadonlyArray<string>) => wire(server.url(), "/api/v1/users/me", { headers })

const refused = async (token: string) => {
  await assertProblem(401, "unauthorized", new Client(server.url(), token).get("/users/me"))
}

describe("without a valid access token", () => {
  it.each([
    "GET /users/me",
    "PUT /users/me",
    "DELETE /users/me",
    "GET /categories",
    "POST /categories",
    `GET /categories/${nobodysId}`,
    `PUT /categories/${nobodysId}`,
    `DELETE /categories/${nobodysId}`,
    "GET /expenses",
    "POST /expenses",
    `GET /expenses/${nobodysId}`,
    `PUT /expenses/${nobodysId}`,
    `DELETE /expenses/${nobodysId}`,
    "GET /budgets",
    "POST /budgets",
    "GET /budgets/status",
    `GET /budgets/${nobodysId}`,
    `PUT /budgets/${nobodysId}`,
    `DELETE /budgets/${nobodysId}`,
    `GET /budgets/${nobodysId}/status`,
    "GET /analytics/monthly/2026/1",
    "GET /analytics/yearly/2026",
    "GET /analytics/category-breakdown",
    "GET /analytics/trends"
  ])("%s is 401 with WWW-Authenticate: Bearer", async (operation) => {
    const [method = "", path = ""] = operation.split(" ")
    const answer = await wire(server.url(), `/api/v1${path}`, { method })
    assert.deepStrictEqual(answer.body, {
      type: "/problems/unauthorized",
      title: "A valid access token is needed",
      status: 401,
      detail: "Send a valid access token as Bearer.",
      instance: `/api/v1${path}`
    })
    assert.strictEqual(answer.headers.get("www-authenticate"), "Bearer")
  })

  it("HEAD is 401, too", async () => {
    const answer = await wire(server.url(), "/api/v1/users/me", { method: "HEAD" })
    assert.deepStrictEqual([answer.status, answer.headers.get("www-authenticate")], [401, "Bearer"])
  })
})

describe("the Authorization header", () => {
  it.each(["Bearer", "bearer", "BEARER", "bEaReR"])("may name its scheme in any case: %s", async (scheme) => {
    assert.strictEqual((await getMe(`Authorization: ${scheme} ${account.tokens.access_token}`)).status, 200)
  })

  it.each([
    (token: string) => token,
    (token: string) => `Basic ${token}`,
    (token: string) => `Token ${token}`,
    (token: string) => `JWT ${token}`,
    (token: string) => `Bearer${token}`,
    (token: string) => `Bearer:${token}`,
    (token: string) => `Bearer, ${token}`,
    (token: string) => `Bearer "${token}"`,
    (token: string) => `Bearer ${token} more`,
    (token: string) => `Bearer ${token},${token}`,
    (token: string) => `Bearer Bearer ${token}`,
    () => "Bearer",
    () => "Bearer ",
    () => ""
  ])("is refused in another form: %s", async (form) => {
    assert.strictEqual((await getMe(`Authorization: ${form(account.tokens.access_token)}`)).status, 401)
  })

  it("is the only place for a token", async () => {
    const token = account.tokens.access_token
    assert.strictEqual((await getMe(`Cookie: access_token=${token}; Authorization=Bearer ${token}`)).status, 401)
    assert.strictEqual((await getMe(`X-Access-Token: ${token}`)).status, 401)
    assert.strictEqual((await wire(server.url(), `/api/v1/users/me?access_token=${token}`)).status, 401)
  })
})

describe("an access token", () => {
  it("is a JWT as RFC 9068 says", () => {
    const { header, payload } = Jwt.read(account.tokens.access_token)
    assert.deepStrictEqual(header, { alg: "HS256", typ: "at+jwt" })
    assert.sameMembers(Object.keys(payload), ["iss", "aud", "sub", "sid", "jti", "iat", "exp", "auth_time"])
    assert.strictEqual(payload["sub"], account.user.id)
    assert.match(String(payload["sid"]), uuidV7)
    assert.strictEqual(Number(payload["exp"]) - Number(payload["iat"]), account.tokens.expires_in)
    assert.strictEqual(payload["auth_time"], payload["iat"])
  })

  it("is refused when it is no JWT", async () => {
    const [header = "", payload = "", signature = ""] = account.tokens.access_token.split(".")
    const forms = ["x", "a.b.c", ".", "..", "null", `${header}.${payload}`, `${header}.${payload}.`]
    for (const token of [
      ...forms,
      `${header}.${payload}.${signature}.`,
      `.${payload}.${signature}`,
      "x".repeat(7000)
    ]) {
      await refused(token)
    }
  })

  it("is refused when it is a refresh token", () => refused(account.tokens.refresh_token))

  it("is refused when a character of it has changed", async () => {
    const token = account.tokens.access_token
    for (const at of [5, token.indexOf(".") + 5, token.lastIndexOf(".") + 5]) {
      await refused(token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1))
    }
  })

  it.each(["none", "None", "", "HS384", "HS512", "RS256"])("is refused when its algorithm is %j", async (alg) => {
    const { header, payload } = Jwt.read(account.tokens.access_token)
    await refused(Jwt.sign({ ...header, alg }, payload, secretKey))
  })

  it("is refused when it is signed with another secret", async () => {
    const { header, payload } = Jwt.read(account.tokens.access_token)
    assert.strictEqual(Jwt.sign(header, payload, secretKey), account.tokens.access_token)
    for (const secret of ["another secret of thirty-two byte", "", "secret"]) {
      await refused(Jwt.sign(header, payload, secret))
    }
  })

  it.each(["JWT", "rt+jwt", "", undefined])("is refused when its type is %s", async (typ) => {
    const { header, payload } = Jwt.read(account.tokens.access_token)
    await refused(Jwt.sign({ ...header, typ }, payload, secretKey))
  })

  it.each(["iss", "aud", "sub", "sid", "jti", "iat", "exp", "auth_time"])(
    "is refused when its %s is missing or another",
    async (claim) => {
      const { header, payload } = Jwt.read(account.tokens.access_token)
      for (const value of [undefined, null, "x", {}, -1]) {
        if (claim === "jti" && value === "x") continue
        await refused(Jwt.sign(header, { ...payload, [claim]: value }, secretKey))
      }
    }
  )

  it("is refused when its session is not there, or is another user's", async () => {
    const { header, payload } = Jwt.read(account.tokens.access_token)
    await refused(Jwt.sign(header, { ...payload, sid: nobodysId }, secretKey))
    await refused(Jwt.sign(header, { ...payload, sid: Jwt.read(other.tokens.access_token).payload["sid"] }, secretKey))
    await refused(Jwt.sign(header, { ...payload, sub: other.user.id }, secretKey))
  })

  it("is refused when it is of a time to come", async () => {
    const { header, payload } = Jwt.read(account.tokens.access_token)
    const later = Math.floor(clock.now / 1000) + 60
    await refused(Jwt.sign(header, { ...payload, iat: later, exp: later + 60 }, secretKey))
    await refused(Jwt.sign(header, { ...payload, nbf: later }, secretKey))
  })

  it("is good until it expires, and then no more", async () => {
    const { client, tokens } = await givenAccount(server.url())
    const signedIn = clock.now
    clock.now = signedIn + (tokens.expires_in - 1) * 1000
    await bodyOf(200, client.get("/users/me"))
    // A clock may be wrong by a few seconds.
    clock.now = signedIn + (tokens.expires_in + 10) * 1000
    await assertProblem(401, "unauthorized", client.get("/users/me"))
    clock.now = signedIn
  })
})
