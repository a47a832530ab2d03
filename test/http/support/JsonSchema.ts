/** A validator for the few words of JSON Schema that the published contract is written in. */

export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: ReadonlyArray<unknown>
  readonly anyOf?: ReadonlyArray<JsonSchema>
  readonly allOf?: ReadonlyArray<JsonSchema>
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: ReadonlyArray<string>
  readonly additionalProperties?: boolean
  readonly items?: JsonSchema
}

type Schemas = Readonly<Record<string, JsonSchema>>

const typeOf = (value: unknown): string =>
  value === null ? "null" : Array.isArray(value) ? "array" : Number.isInteger(value) ? "integer" : typeof value

const isOf = (type: string, value: unknown): boolean =>
  type === typeOf(value) || (type === "number" && typeof value === "number")

/** What is wrong with a value, each with its path. */
export const conforms = (schema: JsonSchema, value: unknown, schemas: Schemas, path = ""): ReadonlyArray<string> => {
  const { $ref, type, anyOf, allOf = [], properties = {}, required = [], items } = schema
  if ($ref !== undefined) return conforms(schemas[$ref.replace(/^.*\//, "")] ?? { enum: [] }, value, schemas, path)
  if (type !== undefined && !isOf(type, value)) return [`${path} is no ${type}`]
  if (schema.enum !== undefined && !schema.enum.includes(value)) return [`${path} is none of ${schema.enum.join(", ")}`]
  if (anyOf?.every((one) => conforms(one, value, schemas, path).length > 0)) return [`${path} is none of the choices`]
  const own = allOf.flatMap((one) => conforms(one, value, schemas, path))
  if (Array.isArray(value)) {
    return [
      ...own,
      ...(items === undefined ? [] : value.flatMap((it, i) => conforms(items, it, schemas, `${path}/${i}`)))
    ]
  }
  if (typeof value !== "object" || value === null) return own
  const fields = Object.entries(value)
  return [
    ...own,
    ...required.filter((name) => !(name in value)).map((name) => `${path}/${name} is missing`),
    ...fields.flatMap(([name, it]) => {
      const field = properties[name]
      if (field !== undefined) return conforms(field, it, schemas, `${path}/${name}`)
      return schema.additionalProperties === false ? [`${path}/${name} is not known`] : []
    })
  ]
}
