/** Categories to make and to change, in plain values. */
import { CategoryDraft, categoryFields } from "@outlay/domain"
import { Schema, SchemaTransformation, Struct } from "effect"
import { defined } from "./defined.ts"

const { name, ...others } = categoryFields

const said = Schema.Struct({ name, ...Struct.map(others, Schema.optional) })

/** All but the name may be left out. */
export const CategoryInput = said.pipe(
  Schema.decodeTo(
    Schema.toType(CategoryDraft),
    SchemaTransformation.transform({
      decode: (values) => CategoryDraft.make(defined(values), { disableChecks: true }),
      encode: (draft) => draft
    })
  )
)
export type CategoryInput = typeof CategoryInput.Encoded

/** What is left out stays. */
export const CategoryChangesInput = said.mapFields(Struct.map(Schema.optional))
export type CategoryChangesInput = typeof CategoryChangesInput.Encoded
