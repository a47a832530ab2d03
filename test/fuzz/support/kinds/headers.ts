/** Headers: credentials that are none, conditions that are odd, and what servers are fooled with. */
import { acceptance, type Draft, type Kind, judgement, requestOf } from "../Draft.ts"
import { wrongTextsOf } from "../wrongs.ts"

const withHeader = (draft: Draft, name: string, value: string) =>
  requestOf({
    ...draft,
    headers: {
      ...Object.fromEntries(Object.entries(draft.headers).filter(([it]) => it.toLowerCase() !== name.toLowerCase())),
      [name]: value
    }
  })

/** What a header can carry. */
const isSendable = (text: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(text) && text.length < 8000

const conditions = [
  "",
  "*",
  'W/"1"',
  '"1","2"',
  '"',
  '"99"',
  '"1e9"',
  '"00000000000000001"',
  `"${"9".repeat(400)}"`
].concat(
  "garbage",
  "\u00ff\u00fe",
  '"\u00e9"',
  '*, "1"',
  ",,,",
  Array.from({ length: 500 }, (_, index) => `"${index}"`).join(","),
  "x".repeat(5000)
)

export const oddHeader: Kind = (draft, { chance, contract }) => {
  const declared = draft.operation.parameters.filter((it) => it.in === "header")
  if (declared.length === 0) return undefined
  const { name, schema } = chance.pick(declared)
  const value = chance.pick([...wrongTextsOf(contract, schema).filter(isSendable), ...conditions])
  const surely = contract.faultsBy(schema, value).length > 0 && contract.faultsBy(schema, value.trim()).length > 0
  const request = withHeader(draft, name, value)
  const what = `${name}: ${value}`
  return surely && value.trim() !== ""
    ? { what, request, statuses: [422], at: name }
    : { what, request, statuses: judgement(draft) }
}

const credentials = [
  ["none", ""],
  ["no token", "Bearer"],
  ["an empty token", "Bearer "],
  ["another scheme", "Basic em9lOnpvZQ=="],
  ["nonsense", "Bearer nonsense"],
  ["two words", "Bearer a b"],
  ["three parts", "Bearer a.b.c"],
  ["without algorithm", "Bearer eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.eyJzdWIiOiIxIn0."],
  ["deep", `Bearer ${Buffer.from("[".repeat(3000)).toString("base64url")}.e30.x`],
  ["long", `Bearer ${"x".repeat(8000)}`],
  ["beyond ASCII", "Bearer \u00e9\u00ff"]
] as const

export const noCredentials: Kind = (draft, { chance, world }) => {
  if (draft.operation.security.length === 0) return undefined
  const own = world.accessToken
  const [what, value] = chance.pick([
    ...credentials,
    ["a refresh token", `Bearer ${world.refreshToken}`],
    ["cut", `Bearer ${own.slice(0, -3)}`],
    ["of another payload", `Bearer ${own.replace(/\.[^.]+\./, ".eyJzdWIiOiIxIn0.")}`],
    ["twice", `Bearer ${own}, Bearer ${own}`]
  ] as const)
  const { Authorization: _, ...headers } = draft.headers
  const request = value === "" ? requestOf({ ...draft, headers }) : withHeader(draft, "Authorization", value)
  return { what: `the credentials are ${what}`, request, statuses: [401] }
}

const besides: ReadonlyArray<readonly [name: string, value: string]> = [
  ["X-Request-Id", "mine_1.2-3"],
  ["X-Request-Id", "x".repeat(128)],
  ["X-Request-Id", "x".repeat(129)],
  ["X-Request-Id", "a b"],
  ["X-Request-Id", ""],
  ["X-Request-Id", "\u00e9"],
  ["X-Request-Id", '<script>"\\'],
  ["Accept", "text/html"],
  ["Accept", "application/xml;q=0.1, nonsense"],
  ["Accept-Encoding", "gzip, br;q=x, *;q=0"],
  ["Accept-Language", "x".repeat(1000)],
  ["Range", "bytes=0-1,5-"],
  ["If-Modified-Since", "yesterday"],
  ["If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"],
  ["If-Range", '"1"'],
  ["Origin", "null"],
  ["Origin", "https://evil.example"],
  ["Cookie", "a=b; __proto__=c"],
  ["X-HTTP-Method-Override", "DELETE"],
  ["X-Forwarded-For", "nonsense, ::1, 999.999.999.999"],
  ["X-Forwarded-Host", "evil.example"],
  ["Forwarded", 'for="[::1";proto=x'],
  ["X-Original-URL", "/health/live"],
  ["traceparent", "00-zz-zz-zz"],
  ["Referer", "\u00ff"],
  ["__proto__", "x"],
  ["constructor", "x"],
  ["Host", "evil.example:99999"],
  ["Host", "a b"]
]

export const besideHeader: Kind = (draft, here) => {
  const [name, value] = here.chance.pick(besides)
  const statuses = [...acceptance(draft, here), ...(name === "Host" ? [400] : [])]
  return { what: `${name}: ${value}`, request: withHeader(draft, name, value), statuses }
}

export const manyHeaders: Kind = (draft, here) => {
  const [count, length] = here.chance.pick([
    [50, 20],
    [1000, 20],
    [1, 20_000]
  ] as const)
  const many = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`X-Header-${index}`, "x".repeat(length)])
  )
  const request = requestOf({ ...draft, headers: { ...draft.headers, ...many } })
  const statuses = count * length > 16_000 ? [431] : acceptance(draft, here)
  return { what: `there are ${count} more headers of ${length} characters`, request, statuses }
}
