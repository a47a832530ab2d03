import { assert, beforeAll, describe, it } from "@effect/vitest"
import { goodPassword, newcomer, type User } from "../support/Accounts.ts"
import { bodyOf, Client } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults } from "../support/Problem.ts"

const server = givenServer()

let client = new Client("")
beforeAll(async () => {
  client = await server.somebody()
})

const register = (fields: object) => new Client(server.url()).post<User>("/auth/register", newcomer(fields))

const fullName = async (full_name: string | null) =>
  (await bodyOf(200, client.put<User>("/users/me", { full_name }))).full_name

/** Everything with the Unicode property White_Space. */
const whiteSpace =
  "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"

describe("text", () => {
  it("is kept in NFC", async () => {
    assert.strictEqual(await fullName("Zoe\u0308"), "Zo\u00eb")
    assert.strictEqual(await fullName("\u212b"), "\u00c5")
    assert.strictEqual(await fullName("\u1100\u1161"), "\uac00")
  })

  it.each([...whiteSpace])("is trimmed of %j at both ends", async (space) => {
    // NFC makes U+2002 and U+2003 of U+2000 and U+2001.
    assert.strictEqual(await fullName(`${space}A${space}B${space}`), `A${space.normalize()}B`)
  })

  it("is trimmed of all white space together", async () => {
    assert.strictEqual(await fullName(`${whiteSpace}A${whiteSpace}`), "A")
    assert.strictEqual(await fullName(`${whiteSpace}é`.normalize("NFD")), "é")
  })

  it.each(["\u200b", "\ufeff", "\u2060", "\u180e"])("keeps %j, which is no white space", async (character) => {
    assert.strictEqual(await fullName(`${character}A${character}`), `${character}A${character}`)
  })

  it.each(["", " ", whiteSpace, null])("that may be absent is null when it is %j", async (text) => {
    await fullName("somebody")
    assert.isNull(await fullName(text))
    const { full_name } = await bodyOf(201, register({ full_name: text }))
    assert.isNull(full_name)
  })

  it.each(["email", "username", "password"])("that must be there is 422 when it is empty: %s", async (field) => {
    await assertFaults(register({ [field]: "" }), `/${field}`)
  })

  it.each(["email", "username"])("that must be there is 422 when it is white space alone: %s", async (field) => {
    await assertFaults(register({ [field]: whiteSpace }), `/${field}`)
  })
})

describe("the length of a text", () => {
  it("is counted in code points", async () => {
    assert.strictEqual(await fullName("😀".repeat(255)), "😀".repeat(255))
    await assertFaults(client.put("/users/me", { full_name: "😀".repeat(256) }), "/full_name")
  })

  it("is counted after normalisation", async () => {
    assert.strictEqual(await fullName("e\u0301".repeat(255)), "é".repeat(255))
    // Composition exclusions grow: U+0958 is two code points in NFC.
    await assertFaults(client.put("/users/me", { full_name: "\u0958".repeat(128) }), "/full_name")
    assert.strictEqual(await fullName("\u0958".repeat(127)), "\u0915\u093c".repeat(127))
  })

  it("is counted after trimming", async () => {
    assert.strictEqual(await fullName(` ${"x".repeat(255)} `), "x".repeat(255))
    await assertFaults(register({ username: " ab " }), "/username")
  })

  it.each([
    ["username", 3, 100],
    ["full_name", 1, 255]
  ])("of %s is from %i to %i", async (field, min, max) => {
    const suffix = newcomer().username
    await bodyOf(201, register({ [field]: "𐐨".repeat(min) }))
    await bodyOf(201, register({ [field]: suffix.padEnd(max, "é") }))
    await assertFaults(register({ [field]: suffix.padEnd(max + 1, "é") }), `/${field}`)
    if (min > 1) await assertFaults(register({ [field]: "𐐨".repeat(min - 1) }), `/${field}`)
  })

  it("of an email is at most 254", async () => {
    const { username } = newcomer()
    const domain = `${"d".repeat(63)}.${"e".repeat(63)}.example`
    const address = (length: number) => `${username.padEnd(length - domain.length - 1, "x").slice(0, 64)}@${domain}`
    const long = `${username.padEnd(64, "x")}@${"d".repeat(63)}.${"e".repeat(63)}.${"f".repeat(57)}.de`
    assert.strictEqual(long.length, 252 + 1)
    await bodyOf(201, register({ email: long.replace(".de", ".dev") }))
    await assertFaults(register({ email: long.replace(".de", ".info") }), "/email")
    await bodyOf(201, register({ email: address(180) }))
  })
})

describe("what no text may contain", () => {
  const fields = ["email", "username", "password", "full_name", "currency", "timezone"]

  it.each(fields)("U+0000 is 422 in %s", async (field) => {
    await assertFaults(register({ [field]: "\0" }), `/${field}`)
    await assertFaults(register({ [field]: `${newcomer().email}\0` }), `/${field}`)
  })

  it.each(fields)("a lone surrogate is 422 in %s", async (field) => {
    for (const surrogate of ["\ud800", "\udfff", "\udc00\ud800"]) {
      const value = `${newcomer().email}${surrogate}`
      const raw = JSON.stringify({ ...newcomer(), [field]: value })
      assert.include(raw, "\\ud")
      await assertFaults(new Client(server.url()).send("POST", "/auth/register", { raw }), `/${field}`)
    }
  })

  it.each(["\0", "\ud800"])("is 422 also where credentials are only compared: %j", async (character) => {
    const login = (fields: object) =>
      client.post("/auth/login", { email: newcomer().email, password: goodPassword, ...fields })
    await assertFaults(login({ email: `a${character}@example.com` }), "/email")
    await assertFaults(login({ password: `${goodPassword}${character}` }), "/password")
    await assertFaults(client.post("/auth/refresh", { refresh_token: `a${character}` }), "/refresh_token")
    await assertFaults(client.post("/auth/logout", { refresh_token: `a${character}` }), "/refresh_token")
  })

  it("escaped surrogate pairs are one character", async () => {
    const raw = '{"full_name":"\\ud83d\\ude00"}'
    const { full_name } = await bodyOf(200, client.send<User>("PUT", "/users/me", { raw }))
    assert.strictEqual(full_name, "😀")
  })

  it.each(["\u0001", "\u001f", "\u007f", "\u0085", "\u009f", "\n", "\t"])(
    "control characters are 422 within a username: %j",
    async (character) => {
      await assertFaults(register({ username: `some${character}body` }), "/username")
    }
  )

  it("control characters other than U+0000 are taken elsewhere", async () => {
    assert.strictEqual(await fullName("a\u0001\nb"), "a\u0001\nb")
  })
})
