/** Addresses: ids that are none or not ours, paths that are not there, methods that a path does not have. */
import { acceptance, type Draft, type Kind, judgement, requestOf, targetOf } from "../Draft.ts"
import { addressableTexts } from "../texts.ts"
import { idsFor, nobodysId } from "../Here.ts"
import { wrongTextsOf } from "../wrongs.ts"
import { broken } from "./queries.ts"

/** What the HTTP layer may say of an address that is no operation's. */
const ofAddresses = [400, 404, 405, 414, 422]

export const wrongSegment: Kind = (draft, { chance, contract }) => {
  const parameters = draft.operation.parameters.filter((it) => it.in === "path")
  if (parameters.length === 0) return undefined
  const { name, schema } = chance.pick(parameters)
  const isNumber = schema["type"] === "integer"
  // Dots are another path, and nothing is none.
  const texts = wrongTextsOf(contract, schema).filter((it) => !/^\.*$/.test(it))
  const text = chance.pick([...texts, ...addressableTexts, "a\0", "%"])
  const value = isNumber && /^-?\d+$/.test(text) ? Number(text) : text
  const surely = contract.faultsBy(schema, value).length > 0 && text.trim() !== ""
  const request = requestOf({ ...draft, path: { ...draft.path, [name]: encodeURIComponent(text) } })
  const what = `{${name}} is ${JSON.stringify(text)}`
  return surely
    ? { what, request, statuses: [422], at: name }
    : { what, request, statuses: [...judgement(draft), 404, 422] }
}

export const othersThing: Kind = (draft, here) => {
  if (!draft.operation.path.includes("{id}")) return undefined
  const id = here.chance.pick([
    nobodysId,
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    ...idsFor(here.world.strangers, draft.operation, "id")
  ])
  const changed = { ...draft, path: { ...draft.path, id } }
  return { what: "{id} is not ours", request: requestOf(changed), statuses: acceptance(changed, here) }
}

export const capitals: Kind = (draft, here) => {
  const { id } = draft.path
  if (id === undefined) return undefined
  const request = requestOf({ ...draft, path: { ...draft.path, id: id.toUpperCase() } })
  return { what: "{id} is in capitals", request, statuses: acceptance(draft, here) }
}

export const brokenSegment: Kind = (draft, { chance }) => {
  const [name] = Object.keys(draft.path)
  if (name === undefined) return undefined
  const text = chance.pick(broken)
  const request = requestOf({ ...draft, path: { ...draft.path, [name]: text } })
  return { what: `{${name}} is ${text}`, request, statuses: [400] }
}

const withPath = (draft: Draft, change: (path: string) => string) => {
  const [path = "", ...query] = targetOf(draft).split("?")
  return { ...requestOf(draft), target: [change(path), ...query].join("?") }
}

const nowhere: ReadonlyArray<readonly [what: string, change: (path: string) => string]> = [
  ["there is more of it", (path) => `${path}/nonsense`],
  ["another version", (path) => (path.includes("/v1") ? path.replace("/v1", "/v2") : `/v2${path}`)],
  ["nowhere", () => "/nonsense"],
  ["prototypes", () => "/api/v1/__proto__/constructor"],
  ["a file", () => "/../../etc/passwd"],
  ["an escaped file", () => "/api/v1/%2e%2e%2f%2e%2e%2fetc%2fpasswd"],
  ["with a zero", (path) => `${path}%00nonsense`],
  ["in capitals", (path) => path.toUpperCase().replace(/^\/$/, "/X")]
]

export const noPath: Kind = (draft, { chance }) => {
  const [what, change] = chance.pick(nowhere)
  return { what: `the path is ${what}`, request: withPath(draft, change), statuses: ofAddresses, elsewhere: true }
}

const spelled: ReadonlyArray<readonly [what: string, change: (path: string) => string]> = [
  ["ends with a slash", (path) => `${path}/`],
  ["has doubled slashes", (path) => path.replaceAll("/", "//")],
  ["has dots", (path) => `/./x/..${path}`],
  ["has an escaped letter", (path) => path.replace("a", "%61")],
  ["ends with dots", (path) => `${path}/..`],
  ["has a parameter", (path) => `${path};a=1`],
  ["has a letter beyond ASCII", (path) => `${path}\u00e9`],
  ["is absolute", (path) => `http://localhost${path}`],
  ["lacks its last part", (path) => path.replace(/[^/]+$/, "")]
]

/** Whether it is the same path is up to the server. */
export const otherSpelling: Kind = (draft, { chance }) => {
  const [what, change] = chance.pick(spelled)
  const statuses = [200, 201, 204, 304, 401, 409, 412, ...ofAddresses]
  return { what: `the path ${what}`, request: withPath(draft, change), statuses, elsewhere: true }
}

export const longPath: Kind = (draft, { chance }) => {
  const length = chance.pick([9000, 20_000])
  const request = withPath(draft, (path) => `${path}/${"x".repeat(length)}`)
  return { what: `the path has ${length} characters`, request, statuses: [414, 431], elsewhere: true }
}

/** HEAD works wherever GET does. */
export const head: Kind = (draft, here) =>
  draft.operation.method === "GET"
    ? { what: "HEAD", request: { ...requestOf(draft), method: "HEAD" }, statuses: acceptance(draft, here) }
    : undefined

export const otherMethod: Kind = (draft, { chance, contract }) => {
  const { path } = draft.operation
  const known = contract.operations.filter((it) => it.path === path).map(({ method }) => method)
  const others = ["GET", "POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "OPTIONS"].filter(
    (it) => !known.includes(it)
  )
  const method = chance.pick(others)
  return { what: `the method is ${method}`, request: { ...requestOf(draft), method }, statuses: [405], elsewhere: true }
}

export const noMethod: Kind = (draft, { chance }) => {
  const method = chance.pick(["NONSENSE", "A-B"])
  return {
    what: `the method is ${method}`,
    request: { ...requestOf(draft), method },
    statuses: [400, 405],
    elsewhere: true
  }
}
