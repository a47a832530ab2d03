/** A category sorts expenses; its name is unique within its book without regard to case. */
import { type DateTime, Effect, Schema, SchemaTransformation } from "effect"
import { BookId } from "../book/Book.ts"
import { type Changes, differs, revise } from "../entity/revise.ts"
import { shapedAs } from "../text/shapedAs.ts"
import { OptionalText, RequiredText } from "../text/TextSchemas.ts"
import { Uuid } from "../text/Uuid.ts"

/**
 * A UUID that names a category.
 *
 * @example
 * ```ts
 * import type { Category, CategoryId } from "@outlay/domain"
 *
 * export const namesById = (categories: ReadonlyArray<Category>): ReadonlyMap<CategoryId, string> =>
 *   new Map(categories.map(({ id, name }) => [id, name]))
 * ```
 */
export const CategoryId = Uuid.pipe(Schema.brand("CategoryId"))
export type CategoryId = typeof CategoryId.Type

/**
 * `#rrggbb`, read in either case and kept in lower case.
 *
 * @example
 * ```ts
 * import { Color } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * console.log(Schema.decodeUnknownSync(Color)("#38A169")) // #38a169
 * console.log(Schema.is(Color)("green"), Schema.is(Color)("#3a6")) // false false
 * ```
 */
export const Color = Schema.String.check(shapedAs({ pattern: "^#[0-9a-fA-F]{6}$" })).pipe(
  Schema.decodeTo(
    Schema.String.check(
      Schema.makeFilter((text) => /^#[0-9a-f]{6}$/.test(text) || "must be a color in the form #rrggbb", {
        toJsonSchema: () => ({ pattern: "^#[0-9a-fA-F]{6}$" })
      })
    ),
    SchemaTransformation.transform<string, string>({
      decode: (text) => text.toLowerCase(),
      encode: (text) => text
    })
  )
)

/**
 * Of a category that names none.
 *
 * @example
 * ```ts
 * import { type Category, defaultColor } from "@outlay/domain"
 *
 * console.log(defaultColor) // #3182ce
 * export const withoutOwnColor = (categories: ReadonlyArray<Category>) =>
 *   categories.filter(({ color }) => color === defaultColor)
 * ```
 */
export const defaultColor = "#3182ce"

/**
 * What people say about a category.
 *
 * @example
 * ```ts
 * import { categoryFields } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * const Renaming = Schema.Struct({ name: categoryFields.name, icon: categoryFields.icon })
 * console.log(Schema.decodeUnknownSync(Renaming)({ name: " Coffee ", icon: "" })) // { name: 'Coffee', icon: null }
 * ```
 */
export const categoryFields = {
  name: RequiredText({ max: 100 }),
  description: OptionalText(1000),
  color: Color,
  icon: OptionalText(50)
}

/**
 * What expenses are sorted by. Its name is unique within its book without regard to case; `isDefault` tells that the
 * book began with it.
 *
 * @example
 * ```ts
 * import { BookId, Category, CategoryDraft, CategoryId } from "@outlay/domain"
 * import { DateTime } from "effect"
 *
 * const at = DateTime.makeUnsafe("2026-11-22T10:00:00Z")
 * const coffee = Category.make({
 *   ...CategoryDraft.make({ name: "Coffee", icon: "☕" }),
 *   id: CategoryId.make("01a2b3c4-0000-7000-8000-000000000001"),
 *   bookId: BookId.make("01a2b3c4-0000-7000-8000-000000000002"),
 *   isDefault: false,
 *   createdAt: at,
 *   updatedAt: at,
 *   version: 1
 * })
 * console.log(`${coffee.icon} ${coffee.name}`) // ☕ Coffee
 * ```
 */
export class Category extends Schema.Class<Category>("@outlay/domain/category/Category")({
  id: CategoryId,
  bookId: BookId,
  ...categoryFields,
  isDefault: Schema.Boolean,
  createdAt: Schema.DateTimeUtc,
  updatedAt: Schema.DateTimeUtc,
  version: Schema.Int
}) {}

/**
 * A category that is yet to be made; everything but the name may be left out.
 *
 * @example
 * ```ts
 * import { CategoryDraft } from "@outlay/domain"
 *
 * console.log(CategoryDraft.make({ name: "Coffee" }).color) // #3182ce
 * ```
 */
export const CategoryDraft = Schema.Struct({
  name: categoryFields.name,
  description: categoryFields.description.pipe(Schema.withConstructorDefault(Effect.succeed(null))),
  color: categoryFields.color.pipe(Schema.withConstructorDefault(Effect.succeed(defaultColor))),
  icon: categoryFields.icon.pipe(Schema.withConstructorDefault(Effect.succeed(null)))
})
export type CategoryDraft = typeof CategoryDraft.Type

/**
 * Changes of a category; what is absent stays.
 *
 * @example
 * ```ts
 * import type { CategoryChanges } from "@outlay/domain"
 *
 * // Takes the icon away; name, description and color stay.
 * export const plain: CategoryChanges = { icon: null }
 * ```
 */
export type CategoryChanges = Changes<CategoryDraft>

/**
 * The category with changes over it: itself when they change nothing, else its next version.
 *
 * @example
 * ```ts
 * import { type Category, reviseCategory } from "@outlay/domain"
 * import type { DateTime } from "effect"
 *
 * export const renamed = (category: Category, now: DateTime.Utc) => reviseCategory(category, { name: "Coffee" }, now)
 * ```
 */
export const reviseCategory = (category: Category, changes: CategoryChanges, now: DateTime.Utc): Category =>
  differs(category, changes) ? Category.make(revise(category, changes, now), { disableChecks: true }) : category
