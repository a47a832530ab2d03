/** Queries with a parameter that is unknown, wrong, empty, given twice, odd or not UTF-8. */
import type { Parameter } from "../../../http/openapi/Document.ts"
import { acceptance, type Draft, type Kind, judgement, requestOf, targetOf } from "../Draft.ts"
import { addressableTexts, unknownNames } from "../texts.ts"
import { type Here, idsFor, nobodysId } from "../Here.ts"
import { valueOf } from "../values.ts"
import { wrongTextsOf } from "../wrongs.ts"

const aParameter = ({ operation }: Draft, { chance }: Here): Parameter | undefined => {
  const parameters = operation.parameters.filter((it) => it.in === "query")
  return parameters.length === 0 ? undefined : chance.pick(parameters)
}

const withParameter = (draft: Draft, name: string, ...values: ReadonlyArray<string>): Draft => ({
  ...draft,
  query: [...draft.query.filter(([it]) => it !== name), ...values.map((value) => [name, value] as const)]
})

const withText = (draft: Draft, text: string) => {
  const target = targetOf(draft)
  return { ...requestOf(draft), target: `${target}${target.includes("?") ? "&" : "?"}${text}` }
}

/** Texts of an address that are not UTF-8 in percent-encoding. */
export const broken: ReadonlyArray<string> = ["%", "%zz", "%f", "%ff", "%c3%28", "%ed%a0%80", "%c0%af", "%u0041"]

export const unknownParameter: Kind = (draft, { chance }) => {
  const known = draft.operation.parameters.map(({ name }) => name)
  const name = chance.pick([...unknownNames, ...known.map((it) => it.toUpperCase()), ...known.map((it) => `${it}[]`)])
  const request = requestOf(withParameter(draft, name, ...chance.pick([["1"], ["1", "2"], ["\0"]])))
  // A parameter of another place is as unknown in the query; a name in capitals may be its own.
  return draft.operation.parameters.some((it) => it.name === name && it.in === "query")
    ? undefined
    : { what: `?${name} is not known`, request, statuses: [422], at: name }
}

export const manyParameters: Kind = (draft, { chance }) => {
  const [count, name] = chance.pick([
    [500, "unknown"],
    [1000, "a"]
  ] as const)
  const request = withText(draft, Array.from({ length: count }, () => `${name}=1`).join("&"))
  return { what: `?${name} is given ${count} times`, request, statuses: [422], at: name }
}

/** An empty parameter counts as absent. */
export const emptyParameter: Kind = (draft, here) => {
  const name = aParameter(draft, here)?.name ?? "nonsense"
  const text = here.chance.pick([name, `${name}=`, `${name}=&${name}=`, "&", "&&=", `nonsense&${name}`])
  return { what: `?${text} is empty`, request: withText(draft, text), statuses: acceptance(draft, here) }
}

export const repeatedParameter: Kind = (draft, here) => {
  const parameter = aParameter(draft, here)
  if (parameter === undefined || parameter.schema["type"] === "array") return undefined
  const { name, schema } = parameter
  const values = [schema, schema].map((it) => String(valueOf(here, name, it)))
  const request = requestOf(withParameter(draft, name, ...values))
  return { what: `?${name} is given twice`, request, statuses: [422], at: name }
}

/** The JSON value that a text in an address stands for. */
const meant = ({ schema }: Parameter, text: string): unknown =>
  schema["type"] === "array" ? [text] : schema["type"] === "integer" && /^-?\d+$/.test(text) ? Number(text) : text

export const wrongParameter: Kind = (draft, here) => {
  const parameter = aParameter(draft, here)
  if (parameter === undefined) return undefined
  const { name, schema } = parameter
  const text = here.chance.pick([...wrongTextsOf(here.contract, schema), "a\0", ...addressableTexts])
  const request = requestOf(withParameter(draft, name, text))
  const surely =
    here.contract.faultsBy(schema, meant(parameter, text)).length > 0 &&
    here.contract.faultsBy(schema, meant(parameter, text.normalize().trim())).length > 0 &&
    // Leading zeros are no JSON.
    text.trim() !== "" &&
    !/^0\d/.test(text)
  // What only some answer has told can't be made up.
  const sure = surely || text.includes("\0") || (name === "cursor" && text.trim() !== "")
  const what = `?${name} is ${JSON.stringify(text)}`
  return sure ? { what, request, statuses: [422], at: name } : { what, request, statuses: judgement(draft) }
}

/** What belongs to another user does not exist, in a filter either. */
export const othersFilter: Kind = (draft, here) => {
  const ids = draft.operation.parameters.filter(
    (it) => it.in === "query" && JSON.stringify(it.schema).includes('"format":"uuid"')
  )
  if (ids.length === 0) return undefined
  const { name } = here.chance.pick(ids)
  const id = here.chance.pick([nobodysId, ...idsFor(here.world.strangers, here.operation, name)])
  const request = requestOf(withParameter(draft, name, id))
  // A list is empty; nothing can move to where there is nothing.
  const statuses = draft.operation.method === "GET" ? acceptance(draft, here) : [422, 412]
  return { what: `?${name} is not ours`, request, statuses }
}

export const brokenQuery: Kind = (draft, here) => {
  const name = aParameter(draft, here)?.name ?? "nonsense"
  const text = here.chance.pick(broken.flatMap((it) => [`${name}=${it}`, `${it}=1`, it]))
  return { what: `?${text} is not UTF-8`, request: withText(draft, text), statuses: [400] }
}

export const strangeQuery: Kind = (draft, { chance }) => {
  const text = chance.pick([
    "?",
    "??",
    "=",
    "&=1",
    ";a=1",
    "a=1;b=2",
    "a+b=c+d",
    "a=b=c",
    "#a",
    "a#b",
    "\u00e9=1",
    "[]=1",
    "a[b]=1"
  ])
  return { what: `the query has ${text}`, request: withText(draft, text), statuses: [...judgement(draft), 400] }
}

export const longQuery: Kind = (draft, here) => {
  const name = aParameter(draft, here)?.name ?? "nonsense"
  const length = here.chance.pick([3000, 9000, 20_000])
  const request = withText(draft, `${name}=${"x".repeat(length)}`)
  const statuses = length < 8000 ? judgement(draft) : [414, 431]
  return { what: `?${name} has ${length} characters`, request, statuses }
}
