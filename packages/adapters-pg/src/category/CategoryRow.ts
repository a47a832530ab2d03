/** The table `categories`; the key of the name is computed here, by the domain, and never by the database. */
import { type BookId, Category, type CategoryId } from "@outlay/domain"
import { DateTime } from "effect"

export interface CategoryRow {
  readonly id: CategoryId
  readonly name: string
  readonly description: string | null
  readonly color: string
  readonly icon: string | null
  readonly is_default: boolean
  readonly created_at: Date
  readonly updated_at: Date
  readonly version: number
  readonly revision: number
}

export const categoryColumns =
  "id, name, description, color, icon, is_default, created_at, updated_at, version, revision"

export const categoryOf = (bookId: BookId, row: CategoryRow): Category =>
  Category.make(
    {
      id: row.id,
      bookId,
      name: row.name,
      description: row.description,
      color: row.color,
      icon: row.icon,
      isDefault: row.is_default,
      createdAt: DateTime.fromDateUnsafe(row.created_at),
      updatedAt: DateTime.fromDateUnsafe(row.updated_at),
      version: row.version
    },
    { disableChecks: true }
  )
