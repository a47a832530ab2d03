import { assert, describe, it } from "@effect/vitest"
import { gzipSync } from "node:zlib"
import { goodPassword, newcomer } from "../support/Accounts.ts"
import { givenServer } from "../support/People.ts"
import { wire, type WireRequest } from "../support/Wire.ts"

const server = givenServer()

const limit = 1_048_576
const json = "Content-Type: application/json"

const post = async (request: WireRequest, path = "/api/v1/auth/register") => {
  const answer = await wire(server.url(), path, { method: "POST", ...request })
  const { type } = answer.body as { readonly type?: string }
  return { status: answer.status, type, answer }
}

const status = async (request: WireRequest, path?: string) => (await post(request, path)).status

/** A registration of so many bytes, padded with white space. */
const ofSize = (bytes: number) => JSON.stringify(newcomer()).padEnd(bytes)

describe("a body that can't be read", () => {
  it.each([
    ["is empty", ""],
    ["is white space", " \r\n\t"],
    ["is no JSON", "{"],
    ["is followed by more", "{} {}"],
    ["has a comma too many", '{"a":1,}'],
    ["has single quotes", "{'a':1}"],
    ["has a comment", "{/* */}"],
    ["is a bare word", "undefined"],
    ["is not a number", "NaN"],
    ["has a control character in a text", '{"email":"a\nb"}'],
    ["has an escape that is none", '{"email":"\\x41"}'],
    ["is a form", "email=a&password=b"]
  ])("is 400 when it %s", async (_, body) => {
    const { status, type, answer } = await post({ headers: [json], body })
    assert.deepStrictEqual([status, type], [400, "/problems/bad-request"])
    assert.notInclude(answer.text, "JSON.parse")
  })

  it.each([
    ["a byte that never occurs", [0xff]],
    ["a lone continuation", [0x80]],
    ["a cut sequence", [0xc3]],
    ["an overlong form", [0xc0, 0xaf]],
    ["a surrogate", [0xed, 0xa0, 0x80]],
    ["more than U+10FFFF", [0xf4, 0x90, 0x80, 0x80]]
  ])("is 400 when its bytes are not UTF-8: %s", async (_, bytes) => {
    const body = Buffer.concat([Buffer.from('{"email":"'), Buffer.from(bytes), Buffer.from('"}')])
    assert.deepStrictEqual((await post({ headers: [json], body })).type, "/problems/bad-request")
  })

  it("is 400 when it is UTF-16", async () => {
    assert.strictEqual(await status({ headers: [json], body: Buffer.from("\ufeff{}", "utf16le") }), 400)
  })

  it("is 400 when there is none, whatever the content type", async () => {
    for (const headers of [[], [json], ["Content-Type: text/plain"], ["Content-Length: 0"]]) {
      assert.strictEqual(await status({ headers }), 400)
    }
    assert.strictEqual(await status({ headers: [json], chunks: [] }), 400)
  })
})

describe("a body that can be read", () => {
  it("may begin with a byte order mark", async () => {
    assert.strictEqual(await status({ headers: [json], body: `\ufeff${JSON.stringify(newcomer())}` }), 201)
  })

  it("may have white space around it", async () => {
    assert.strictEqual(await status({ headers: [json], body: `\r\n\t ${JSON.stringify(newcomer())} \n` }), 201)
  })

  it("may come in chunks that cut a character", async () => {
    const bytes = Buffer.from(JSON.stringify(newcomer({ full_name: "Zoë Ünal" })))
    const cut = bytes.indexOf(0xc3) + 1
    const { status, answer } = await post({ headers: [json], chunks: [bytes.subarray(0, cut), bytes.subarray(cut)] })
    assert.strictEqual(status, 201)
    assert.strictEqual((answer.body as { readonly full_name: string }).full_name, "Zoë Ünal")
  })

  it("may be waited for with Expect: 100-continue", async () => {
    const headers = [json, "Expect: 100-continue"]
    assert.strictEqual(await status({ headers, body: JSON.stringify(newcomer()) }), 201)
  })

  it("takes the last of two fields of one name, as JSON readers do", async () => {
    const { email, username } = newcomer()
    const body = `{"email":"${email}","username":"first","username":"${username}","password":"${goodPassword}"}`
    const { answer } = await post({ headers: [json], body })
    assert.strictEqual((answer.body as { readonly username: string }).username, username)
  })
})

describe("the content type", () => {
  it.each([
    "application/json",
    "Application/JSON",
    "application/json; charset=utf-8",
    "application/json;charset=UTF-8",
    'application/json; charset="utf-8"',
    "application/json ; charset=utf-8",
    "application/json; Charset=Utf-8",
    "application/json; charset=utf8",
    "application/json;",
    "application/json; profile=x",
    "application/json; charset=utf-8; profile=x"
  ])("may be %s", async (type) => {
    assert.strictEqual(await status({ headers: [`Content-Type: ${type}`], body: JSON.stringify(newcomer()) }), 201)
  })

  it.each([
    "text/plain",
    "text/json",
    "application/jsonp",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/problem+json",
    "application/merge-patch+json",
    "application/json-patch+json",
    "application/json; charset=iso-8859-1",
    "application/json; charset=utf-16",
    "application/octet-stream",
    "json",
    "*/*",
    "application/*",
    ""
  ])("is 415 when it is %s", async (type) => {
    const { status, type: problem } = await post({
      headers: [`Content-Type: ${type}`],
      body: JSON.stringify(newcomer())
    })
    assert.deepStrictEqual([status, problem], [415, "/problems/unsupported-media-type"])
  })

  it("is 415 when there is none", async () => {
    assert.strictEqual(await status({ body: JSON.stringify(newcomer()) }), 415)
  })

  it.each(["gzip", "GZIP", "br", "deflate", "zstd", "x-gzip", "gzip, identity"])(
    "is 415 when the body is compressed: %s",
    async (encoding) => {
      const body = gzipSync(JSON.stringify(newcomer()))
      assert.strictEqual(await status({ headers: [json, `Content-Encoding: ${encoding}`], body }), 415)
    }
  )

  it("may be of a body that says it is not compressed", async () => {
    const headers = [json, "Content-Encoding: identity"]
    assert.strictEqual(await status({ headers, body: JSON.stringify(newcomer()) }), 201)
  })
})

describe("the size of a body", () => {
  const inChunks = (text: string) => [text.slice(0, 500_000), text.slice(500_000)]

  it("may be 1 MiB", async () => {
    assert.strictEqual(await status({ headers: [json], body: ofSize(limit) }), 201)
  })

  it("may be 1 MiB in chunks", async () => {
    assert.strictEqual(await status({ headers: [json], chunks: inChunks(ofSize(limit)) }), 201)
  })

  it("is 413 with one byte more", async () => {
    const { status, type } = await post({ headers: [json], body: ofSize(limit + 1) })
    assert.deepStrictEqual([status, type], [413, "/problems/payload-too-large"])
  })

  it("is 413 with one byte more in chunks", async () => {
    const { status, type } = await post({ headers: [json], chunks: inChunks(ofSize(limit + 1)) })
    assert.deepStrictEqual([status, type], [413, "/problems/payload-too-large"])
  })

  it("is counted in bytes, not in characters", async () => {
    const body = JSON.stringify(newcomer({ full_name: "é".repeat(limit / 2) }))
    assert.strictEqual(await status({ headers: [json], body }), 413)
  })

  it("is 413 also where the body is far larger than what the server reads", async () => {
    const { status } = await post({ headers: [json], body: ofSize(8 * limit) })
    assert.strictEqual(status, 413)
  })
})
