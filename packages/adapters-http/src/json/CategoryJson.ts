/** Categories on the wire. */
import {
  type Category,
  type CategoryChanges,
  type CategoryDraft,
  categoryFields,
  CategoryId,
  defaultColor
} from "@outlay/domain"
import { Schema } from "effect"
import { ColorText, Count, Timestamp, timestamp } from "./Common.ts"

export const CategoryJson = Schema.Struct({
  id: Schema.toType(CategoryId),
  name: Schema.String,
  description: Schema.NullOr(Schema.String),
  color: ColorText,
  icon: Schema.NullOr(Schema.String),
  is_default: Schema.Boolean.annotate({ description: "Whether it was there from the beginning." }),
  created_at: Timestamp,
  updated_at: Timestamp
}).annotate({ identifier: "Category", description: "A category." })

export const toCategoryJson = (category: Category): typeof CategoryJson.Encoded => ({
  id: category.id,
  name: category.name,
  description: category.description,
  color: category.color,
  icon: category.icon,
  is_default: category.isDefault,
  created_at: timestamp(category.createdAt),
  updated_at: timestamp(category.updatedAt)
})

const optional = {
  description: Schema.optionalKey(categoryFields.description),
  color: Schema.optionalKey(categoryFields.color),
  icon: Schema.optionalKey(categoryFields.icon)
}

export const NewCategoryJson = Schema.Struct({ name: categoryFields.name, ...optional }).annotate({
  identifier: "NewCategory"
})

export const CategoryChangesJson = Schema.Struct({
  name: Schema.optionalKey(categoryFields.name),
  ...optional
}).annotate({ identifier: "CategoryChanges" })

export const toCategoryDraft = (body: typeof NewCategoryJson.Type): CategoryDraft => ({
  name: body.name,
  description: body.description ?? null,
  color: body.color ?? defaultColor,
  icon: body.icon ?? null
})

export const toCategoryChanges = (body: typeof CategoryChangesJson.Type): CategoryChanges => body

export const CategoryListJson = Schema.Struct({
  total: Count,
  items: Schema.Array(CategoryJson)
}).annotate({ identifier: "CategoryList", description: "All categories." })
