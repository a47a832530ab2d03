/** A category sorts expenses; its name is unique within its book without regard to case. */
import { type DateTime, Effect, Schema, SchemaTransformation } from "effect"
import { BookId } from "../book/Book.ts"
import { type Changes, differs, revise } from "../entity/revise.ts"
import { shapedAs } from "../text/shapedAs.ts"
import { OptionalText, RequiredText } from "../text/TextSchemas.ts"
import { Uuid } from "../text/Uuid.ts"

/** A UUID that names a category. */
export const CategoryId = Uuid.pipe(Schema.brand("CategoryId"))
export type CategoryId = typeof CategoryId.Type

/** `#rrggbb`, read in either case and kept in lower case. */
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

/** Of a category that names none. */
export const defaultColor = "#3182ce"

/** What people say about a category. */
export const categoryFields = {
  name: RequiredText({ max: 100 }),
  description: OptionalText(1000),
  color: Color,
  icon: OptionalText(50)
}

/**
 * What expenses are sorted by. Its name is unique within its book without regard to case; `isDefault` tells that the book
 * began with it.
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

/** Changes of a category; what is absent stays. */
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

/** There is no category of this id in the book. */
export class CategoryNotFound extends Schema.TaggedError<CategoryNotFound>()("CategoryNotFound", {
  id: CategoryId
}) {
  override get message() {
    return `there is no category ${this.id}`
  }
}

/** The book has a category of this name, perhaps in another case. */
export class CategoryNameTaken extends Schema.TaggedError<CategoryNameTaken>()("CategoryNameTaken", {
  name: Schema.String
}) {
  override get message() {
    return `there is a category ${JSON.stringify(this.name)} already`
  }
}

/** A category can't be removed while expenses or budgets refer to it. */
export class CategoryInUse extends Schema.TaggedError<CategoryInUse>()("CategoryInUse", { id: CategoryId }) {
  override get message() {
    return `category ${this.id} still has expenses or budgets`
  }
}
