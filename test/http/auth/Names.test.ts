import { assert, describe, it } from "@effect/vitest"
import { goodPassword, newcomer, signIn, type User } from "../support/Accounts.ts"
import { bodyOf, Client } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { assertProblem } from "../support/Problem.ts"

const server = givenServer()

const register = (fields: object) => new Client(server.url()).post<User>("/auth/register", newcomer(fields))

/** The same without regard to case: NFC of the lower case. */
const same: ReadonlyArray<readonly [a: string, b: string]> = [
  ["somebody", "SOMEBODY"],
  ["ÄÖÜÉ", "äöüé"],
  ["ΑΒΓΔ", "αβγδ"],
  ["ПРИВЕТ", "привет"],
  ["ԱԲԳԴ", "աբգդ"],
  ["straße", "STRAẞE"],
  ["İstanbul", "i̇stanbul"],
  ["ΟΔΟΣ", "οδος"],
  ["Ǆungla", "ǆungla"],
  ["ǅungle", "ǆungle"],
  ["\u212belvin", "åelvin"],
  ["\u212aelvin", "kelvin"],
  ["\u2126hmage", "ωhmage"],
  ["𐐀𐐁𐐂", "𐐨𐐩𐐪"],
  ["ᏣᎳᎩ", "ꮳꮃꭹ"],
  ["Zoe\u0308lle", "zo\u00eblle"],
  ["\u1100\u1161\u11a8abc", "\uac01ABC"]
]

/** Different also without regard to case. */
const different: ReadonlyArray<readonly [a: string, b: string]> = [
  ["fuße", "FUSSE"],
  ["ﬁsch", "fisch"],
  ["ısmail", "ismail"],
  ["resume", "résumé"],
  ["ａｂｃ", "abc"],
  ["some body", "somebody two"],
  ["x²y", "x2y"]
]

describe("a username", () => {
  it.each(same)("is taken without regard to case: %s and %s", async (a, b) => {
    const { username } = await bodyOf(201, register({ username: a }))
    assert.strictEqual(username, a.normalize("NFC"))
    await assertProblem(409, "username-taken", register({ username: b }))
    await assertProblem(409, "username-taken", register({ username: ` ${a.toLowerCase()} ` }))
  })

  it.each(different)("is free when it is only alike: %s and %s", async (a, b) => {
    await bodyOf(201, register({ username: a }))
    await bodyOf(201, register({ username: b }))
  })

  it("can be spelled in another case by its owner", async () => {
    const { username, email } = await bodyOf(201, register({}))
    const { access_token } = await signIn(server.url(), email)
    const client = new Client(server.url(), access_token)
    const user = await bodyOf(200, client.put<User>("/users/me", { username: username.toUpperCase() }))
    assert.strictEqual(user.username, username.toUpperCase())
  })
})

const address = (local: string) => `${local.replaceAll(" ", "-")}@example.com`

describe("an email address", () => {
  it.each(same)("is taken without regard to case: %s and %s", async (a, b) => {
    const { email } = await bodyOf(201, register({ email: address(a) }))
    assert.strictEqual(email, address(a).normalize("NFC").toLowerCase().normalize("NFC"))
    await assertProblem(409, "email-taken", register({ email: address(b) }))
    for (const spelling of [address(a), address(b), email]) await signIn(server.url(), spelling, goodPassword)
  })

  it.each(different)("is free when it is only alike: %s and %s", async (a, b) => {
    await bodyOf(201, register({ email: address(a) }))
    await bodyOf(201, register({ email: address(b) }))
  })

  it("has a domain in any case, too", async () => {
    const { email } = await bodyOf(201, register({ email: "x@EXÄMPLE.РФ" }))
    assert.strictEqual(email, "x@exämple.рф")
    await assertProblem(409, "email-taken", register({ email: "X@exämple.рф" }))
  })
})
