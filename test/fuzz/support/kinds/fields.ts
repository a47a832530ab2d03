/** Bodies of which one field is wrong, missing, unknown, given twice or odd. */
import type { Schema } from "../../../http/openapi/Document.ts"
import { acceptance, type Draft, type Kind, judgement, requestOf } from "../Draft.ts"
import { fieldsOf, jsonSchemaOf, requiredOf } from "../Published.ts"
import { oddTexts, unknownNames } from "../texts.ts"
import { type Here, idsFor, nobodysId } from "../Here.ts"
import { valueOf } from "../values.ts"
import { wrongsOf } from "../wrongs.ts"

const schemaOf = ({ operation }: Draft, { contract }: Here): Schema =>
  contract.resolve(jsonSchemaOf(operation.requestBody) ?? {})

/** As a JSON Pointer (RFC 6901) names a field. */
const pointerTo = (name: string): string => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`

const withField = (draft: Draft, name: string, json: string): Draft => ({
  ...draft,
  fields: [...(draft.fields ?? []).filter(([it]) => it !== name), [name, json]]
})

const refused = (draft: Draft, what: string, at: string) => ({ what, request: requestOf(draft), statuses: [422], at })

const aField = (draft: Draft, here: Here): readonly [name: string, schema: Schema] | undefined => {
  const fields = Object.entries(fieldsOf(schemaOf(draft, here)))
  return draft.fields === undefined || fields.length === 0 ? undefined : here.chance.pick(fields)
}

export const wrongField: Kind = (draft, here) => {
  const field = aField(draft, here)
  if (field === undefined) return undefined
  const [name, schema] = field
  const { what, json, surely } = here.chance.pick(wrongsOf(here.contract, schema))
  const changed = withField(draft, name, json)
  const told = `${pointerTo(name)} is ${what}`
  // A text that is no password of ours is a wrong one as well, and it is asked for that first.
  if (name === "current_password" && json.startsWith('"')) {
    return { ...refused(changed, told, pointerTo(name)), statuses: [403, 422] }
  }
  return surely
    ? refused(changed, told, pointerTo(name))
    : { what: told, request: requestOf(changed), statuses: judgement(draft) }
}

export const oddField: Kind = (draft, here) => {
  const field = aField(draft, here)
  if (field === undefined) return undefined
  const text = JSON.stringify(here.chance.pick(oddTexts))
  const json = here.contract.resolve(field[1])["type"] === "array" ? `[${text}]` : text
  const changed = withField(draft, field[0], json)
  return { what: `${pointerTo(field[0])} is ${json}`, request: requestOf(changed), statuses: judgement(draft) }
}

export const missingField: Kind = (draft, here) => {
  const required = requiredOf(schemaOf(draft, here))
  if (draft.fields === undefined || required.length === 0) return undefined
  const name = here.chance.pick(required)
  const fields = draft.fields.filter(([it]) => it !== name)
  return refused({ ...draft, fields }, `${pointerTo(name)} is missing`, pointerTo(name))
}

export const unknownField: Kind = (draft, here) => {
  if (draft.fields === undefined) return undefined
  const known = Object.keys(fieldsOf(schemaOf(draft, here)))
  const name = here.chance.pick([
    ...unknownNames,
    ...known.map((it) => it.toUpperCase()),
    ...known.map((it) => ` ${it}`)
  ])
  const json = here.chance.pick(["null", "1", '"text"', "{}", '{"a":1}', "[]"])
  return refused(withField(draft, name, json), `${pointerTo(name)} is not known`, pointerTo(name))
}

/** Names that no JSON Pointer in UTF-8 can tell. */
export const unspeakableField: Kind = (draft, here) => {
  if (draft.fields === undefined) return undefined
  const name = here.chance.pick(["\ud800", "a\udfff", "\0", "\u202e", "", "\r\nX-Injected: 1"])
  const changed = withField(draft, name, "1")
  return { what: `there is a field ${JSON.stringify(name)}`, request: requestOf(changed), statuses: [422] }
}

export const manyFields: Kind = (draft, { chance }) => {
  if (draft.fields === undefined) return undefined
  const count = chance.pick([100, 5000])
  const unknown = Array.from({ length: count }, (_, index) => [`unknown ${index}`, "1"] as const)
  const changed = { ...draft, fields: [...draft.fields, ...unknown] }
  return refused(changed, `there are ${count} unknown fields`, pointerTo(`unknown ${count - 1}`))
}

/** Of two fields of one name the last one counts. */
export const twice: Kind = (draft, here) => {
  const field = aField(draft, here)
  if (field === undefined) return undefined
  const [name, schema] = field
  const given = draft.fields?.find(([it]) => it === name)?.[1]
  const valid = given ?? JSON.stringify(valueOf(here, name, schema))
  const rest = (draft.fields ?? []).filter(([it]) => it !== name)
  const both = (first: string, last: string) => ({ ...draft, fields: [[name, first], ...rest, [name, last]] as const })
  return here.chance.oneIn(2)
    ? refused(both(valid, "[[1]]"), `${pointerTo(name)} is given twice, the last time as [[1]]`, pointerTo(name))
    : {
        what: `${pointerTo(name)} is given twice, the first time as [[1]]`,
        request: requestOf(both("[[1]]", valid)),
        statuses: acceptance(draft, here)
      }
}

/** What belongs to another user does not exist, in a body either. */
export const othersId: Kind = (draft, here) => {
  const isId = ([, schema]: readonly [string, Schema]) => JSON.stringify(schema).includes('"format":"uuid"')
  const ids = Object.entries(fieldsOf(schemaOf(draft, here))).filter(isId)
  if (draft.fields === undefined || ids.length === 0) return undefined
  const [name] = here.chance.pick(ids)
  const id = here.chance.pick([nobodysId, ...idsFor(here.world.strangers, here.operation, name)])
  const attempt = refused(withField(draft, name, JSON.stringify(id)), `${pointerTo(name)} is not ours`, pointerTo(name))
  // The version is asked for first.
  return "If-Match" in draft.headers ? { ...attempt, statuses: [412, 422] } : attempt
}

export const empty: Kind = (draft, here) =>
  draft.fields !== undefined && draft.operation.method === "PUT"
    ? { what: "the body is {}", request: requestOf({ ...draft, fields: [] }), statuses: acceptance(draft, here) }
    : undefined
