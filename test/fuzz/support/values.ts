/** Values that a published schema allows, and that a server takes. */
import type { Schema } from "../../http/openapi/Document.ts"
import { type Here, idsFor, nobodysId } from "./Here.ts"
import { branchesOf, examplesIn, fieldsOf, jsonSchemaOf, type Published, requiredOf } from "./Published.ts"
import { plainTexts } from "./texts.ts"
import { untold } from "./untold.ts"

export const valueOf = (here: Here, name: string, schema: Schema): unknown => {
  const branch = here.chance.pick(branchesOf(here.contract.resolve(schema)))
  if (branch["type"] === "null") return null
  const told = untold[name.toLowerCase()]
  return told === undefined ? bySchema(here, name, branch, schema) : told(here)
}

const bySchema = (here: Here, name: string, branch: Schema, whole: Schema): unknown => {
  const { chance, operation, world } = here
  if (Array.isArray(branch["enum"])) return chance.pick(branch["enum"] as ReadonlyArray<unknown>)
  switch (branch["type"]) {
    case "integer":
    case "number": {
      const [min, max] = [Number(branch["minimum"] ?? 0), Number(branch["maximum"] ?? 1e6)]
      return chance.pick([min, max, chance.between(min, Math.min(max, min + 50))])
    }
    case "boolean":
      return chance.oneIn(2)
    case "array": {
      const item = (branch["items"] ?? {}) as Schema
      const most = Number(branch["maxItems"] ?? 3)
      const count = chance.pick([0, 1, 2, most])
      return Array.from({ length: Math.max(count, Number(branch["minItems"] ?? 0)) }, () => valueOf(here, name, item))
    }
    case "object":
      return objectOf(here, branch)
    default: {
      if (branch["format"] !== "uuid") return textOf(here, name, branch, whole)
      const ids = idsFor(world.own, operation, name)
      return ids.length === 0 ? nobodysId : chance.pick(ids)
    }
  }
}

/** A text that fits: one that programs stumble over, one at a bound, or an example. */
const fitting = new WeakMap<Schema, ReadonlyArray<string>>()

const fittingTexts = (contract: Published, branch: Schema): ReadonlyArray<string> => {
  const [min, max] = [Number(branch["minLength"] ?? 1), Number(branch["maxLength"] ?? 200)]
  const atBounds = ["x", "é", "😀"].flatMap((one) => [one.repeat(min), one.repeat(Math.min(max, 5000))])
  const texts = [...plainTexts, ...atBounds].filter((text) => contract.faultsBy(branch, text).length === 0)
  fitting.set(branch, texts)
  return texts
}

const textOf = ({ chance, contract }: Here, name: string, branch: Schema, whole: Schema): string => {
  const texts = fitting.get(branch) ?? fittingTexts(contract, branch)
  const examples = [...examplesIn(branch), ...examplesIn(whole), ...contract.examplesOf(name)]
    .flat()
    .filter((it) => typeof it === "string")
  return chance.pick(texts.length === 0 ? examples : [...texts, ...examples])
}

export const objectOf = (here: Here, schema: Schema): Readonly<Record<string, unknown>> => {
  const required = requiredOf(schema)
  return Object.fromEntries(
    Object.entries(fieldsOf(schema))
      .filter(([name]) => required.includes(name) || here.chance.oneIn(2))
      .map(([name, field]) => [name, valueOf(here, name, field)])
  )
}

/** The fields of a body that an operation takes. */
export const bodyValues = (here: Here): Readonly<Record<string, unknown>> =>
  objectOf(here, here.contract.resolve(jsonSchemaOf(here.operation.requestBody) ?? {}))
