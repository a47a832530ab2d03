/** The published schemas as a validator of JSON Schema understands them. */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js"
import formats from "ajv-formats"
import { document, type Schema } from "./Document.ts"

// Formats of OpenAPI that say how a value is shown, not what it may be.
const ajv = new Ajv2020({ allErrors: true, strict: false, formats: { password: true } })
formats.default(ajv)
ajv.addSchema({ $id: "openapi", components: document.components })

const compiled = new Map<Schema, ValidateFunction>()

const validatorOf = (schema: Schema): ValidateFunction => {
  const known = compiled.get(schema)
  if (known !== undefined) return known
  const resolved = JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"openapi#/'))
  const validate = ajv.compile(resolved)
  compiled.set(schema, validate)
  return validate
}

/** What is wrong with a value by a schema of the document. */
export const faultsBy = (schema: Schema, value: unknown): ReadonlyArray<string> => {
  const validate = validatorOf(schema)
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message = "" }) => `${instancePath} ${message}`)
}
