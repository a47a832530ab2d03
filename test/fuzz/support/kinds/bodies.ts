/** Bodies that are wrong as a whole: not JSON, not UTF-8, too large, of another type, or no object. */
import { gzipSync } from "node:zlib"
import { acceptance, type Attempt, type Draft, type Kind, jsonOf, requestOf } from "../Draft.ts"
import { inObject, nested } from "../texts.ts"
import type { Here } from "../Here.ts"

const maxBytes = 1_048_576

type Body = readonly [what: string, body: string | Uint8Array, status: number]

const unreadable: ReadonlyArray<Body> = [
  ["half an object", "{", 400],
  ["two objects", "{}{}", 400],
  ["a comma too many", '{"a":1,}', 400],
  ["a bare word", "undefined", 400],
  ["not a number", '{"amount":NaN}', 400],
  ["a leading zero", '{"amount":01}', 400],
  ["single quotes", "{'a':1}", 400],
  ["a control character in a text", '{"name":"a\nb"}', 400],
  ["an escape that is none", String.raw`{"name":"\x41"}`, 400],
  ["half an escape", String.raw`{"name":"\ud8"}`, 400],
  ["nothing", "", 400],
  ["white space", " \r\n\t", 400],
  ["10,000 open arrays", "[".repeat(10_000), 400],
  ["100,000 open objects", '{"a":'.repeat(100_000), 400],
  ["a byte that never occurs", Buffer.from([0x7b, 0xff, 0x7d]), 400],
  [
    "a surrogate in UTF-8",
    Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
    400
  ],
  ["an overlong slash", Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]), 400],
  ["UTF-16", Buffer.from("\ufeff{}", "utf16le"), 400],
  ["zeros", Buffer.alloc(100), 400]
]

const otherShapes: ReadonlyArray<Body> = [
  ...["null", "true", "0", "1e999", '"text"', "[]", "[{}]", "[[1]]"].map((json) => [json, json, 422] as const),
  ["10,000 arrays", nested(10_000), 422],
  ["10,000 objects", nested(10_000, inObject), 422],
  ["100,000 arrays", nested(100_000), 422]
]

const contentTypes = ["text/plain", "application/x-www-form-urlencoded", "application/problem+json", ""].concat(
  "application/json; charset=utf-16",
  "multipart/form-data; boundary=x",
  "application/json, text/plain",
  "json",
  "\u00e9",
  "x".repeat(2000)
)

const instead = (draft: Draft, [what, body, status]: Body): Attempt => ({
  what: `the body is ${what}`,
  request: { ...requestOf(draft), body: Buffer.from(body) },
  statuses: [status]
})

const withHeaders = (draft: Draft, what: string, headers: Draft["headers"], status: number): Attempt => ({
  what,
  request: requestOf({ ...draft, headers: { ...draft.headers, ...headers } }),
  statuses: [status]
})

export const unreadableBody: Kind = (draft, { chance }) => {
  if (draft.fields === undefined) return undefined
  const body = chance.pick(unreadable)
  // Where a body may be left out, one that is empty is none.
  const mayBeNone = draft.operation.requestBody?.required === false && body[1] === ""
  return mayBeNone ? undefined : instead(draft, body)
}

export const otherShape: Kind = (draft, { chance }) =>
  draft.fields === undefined ? undefined : { ...instead(draft, chance.pick(otherShapes)), at: "" }

export const otherType: Kind = (draft, { chance }) => {
  if (draft.fields === undefined) return undefined
  const { "Content-Type": _, ...headers } = draft.headers
  if (chance.oneIn(5)) return { what: "no content type", request: requestOf({ ...draft, headers }), statuses: [415] }
  const type = chance.pick(contentTypes)
  return withHeaders(draft, `Content-Type: ${type}`, { "Content-Type": type }, 415)
}

export const compressed: Kind = (draft, { chance }) => {
  if (draft.fields === undefined) return undefined
  const encoding = chance.pick(["gzip", "br", "deflate", "zstd", "nonsense", "gzip, gzip"])
  const attempt = withHeaders(draft, `Content-Encoding: ${encoding}`, { "Content-Encoding": encoding }, 415)
  return { ...attempt, request: { ...attempt.request, body: gzipSync(jsonOf(draft.fields)) } }
}

/**
 * Padded with white space, which JSON does not mind: at the limit it is taken, beyond it refused, and without
 * credentials it is not even read.
 */
export const large: Kind = (draft, here) => {
  if (draft.fields === undefined) return undefined
  const size = here.chance.pick([maxBytes, maxBytes + 1, 2 * maxBytes])
  const padded = Buffer.alloc(size, " ")
  padded.write(jsonOf(draft.fields))
  const chunked = here.chance.oneIn(2) ? ({ chunked: true } as const) : {}
  const isGuest = draft.operation.security.length > 0 && here.chance.oneIn(3)
  const { Authorization: _, ...headers } = draft.headers
  const sent = isGuest ? { ...draft, headers } : draft
  return {
    what: `the body has ${size} bytes${chunked.chunked ? " in chunks" : ""}${isGuest ? ", without credentials" : ""}`,
    request: { ...requestOf(sent), body: padded, ...chunked },
    statuses: isGuest ? [401] : size > maxBytes ? [413] : acceptance(draft, here)
  }
}

/** Written in another way, it is the same. */
export const otherSpelling: Kind = (draft, here) => {
  if (draft.fields === undefined) return undefined
  const json = jsonOf(draft.fields)
  const [what, body] = here.chance.pick([
    ["begins with a byte order mark", `\ufeff${json}`],
    ["is all escapes", escaped(json)],
    ["has white space around it", `\r\n\t ${json} \n`],
    ["comes in chunks", json]
  ] as const)
  const chunked = what === "comes in chunks" ? ({ chunked: true } as const) : {}
  const request = { ...requestOf(draft), body: Buffer.from(body), ...chunked }
  return { what: `the body ${what}`, request, statuses: acceptance(draft, here) }
}

/** Every character within a text as its escape. */
const escaped = (json: string): string =>
  json.replaceAll(/"(?:[^"\\]|\\.)*"/g, (text) => {
    const units = Array.from({ length: (JSON.parse(text) as string).length }, (_, at) =>
      (JSON.parse(text) as string).charCodeAt(at)
    )
    return `"${units.map((unit) => String.raw`\u${unit.toString(16).padStart(4, "0")}`).join("")}"`
  })

/** With a method that has no body, it is not looked at. */
export const uncalledFor: Kind = (draft: Draft, here: Here) => {
  if (draft.operation.requestBody !== undefined) return undefined
  const [what, body] = here.chance.pick([...unreadable, ...otherShapes])
  const request = { ...requestOf(draft), body: Buffer.from(body) }
  const statuses = [...acceptance(draft, here), 400, 413, 415]
  return { what: `there is a body, and it is ${what}`, request, statuses }
}
