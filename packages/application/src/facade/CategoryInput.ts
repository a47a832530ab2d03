/** Categories to make and to change, in plain values. */
import { CategoryDraft, categoryFields } from "@outlay/domain"
import { Schema, SchemaTransformation, Struct } from "effect"
import { defined } from "./defined.ts"

const { name, ...others } = categoryFields

const said = Schema.Struct({ name, ...Struct.map(others, Schema.optional) })

export const CategoryInput = said.pipe(
  Schema.decodeTo(
    Schema.toType(CategoryDraft),
    SchemaTransformation.transform({
      decode: (values) => CategoryDraft.make(defined(values), { disableChecks: true }),
      encode: (draft) => draft
    })
  )
)
/**
 * A category to make: the color as `"#38A169"`. All but the name may be left out.
 *
 * @example
 * ```ts
 * import { layer as storage } from "@outlay/adapters-memory"
 * import { type CategoryInput, createOutlay, orThrow } from "@outlay/application"
 *
 * const outlay = createOutlay({ storage })
 * const book = orThrow(await outlay.books.open({ currency: "EUR", timeZone: "Europe/Vienna" }))
 * const ann = { userId: "01a2b3c4-0000-7000-8000-000000000001", book, role: "editor" } as const
 * const coffee: CategoryInput = { name: "Coffee", color: "#38A169" }
 * console.log(orThrow(await outlay.categories.create(ann, coffee)).color) // #38a169
 * await outlay.close()
 * ```
 *
 * @interface
 */
export type CategoryInput = typeof CategoryInput.Encoded

export const CategoryChangesInput = said.mapFields(Struct.map(Schema.optional))
/**
 * Changes of a category; what is left out stays.
 *
 * @example
 * ```ts
 * import type { CategoryChangesInput } from "@outlay/application"
 *
 * // `undefined` leaves a description as it is, `null` takes it away.
 * export const changesOf = (form: { readonly name: string; readonly description?: string }): CategoryChangesInput => ({
 *   name: form.name,
 *   description: form.description === "" ? null : form.description
 * })
 * ```
 *
 * @interface
 */
export type CategoryChangesInput = typeof CategoryChangesInput.Encoded
