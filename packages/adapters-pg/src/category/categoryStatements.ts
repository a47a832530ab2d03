/** The statements that write one category, or several new ones. */
import {
  type BookId,
  caseKey,
  type Category,
  type CategoryId,
  CategoryNameTaken,
  type RemoveOptions
} from "@outlay/domain"
import { Effect } from "effect"
import type { SqlClient, SqlError } from "effect/sql"
import { requireOwn, requireSame } from "../store/Identity.ts"
import type { Revised } from "../store/Optimistic.ts"
import { bool, bools, instant, instants, int4, int4s, text, texts, uuid, uuids } from "../store/Parameters.ts"
import { isVersion, type Removal } from "../store/Removal.ts"

/**
 * Inserts those whose names are free, each name for the first that has it, and refuses if any is left: then the
 * transaction around must be undone. Names are taken in one order, so that two who take the same ones don't block
 * each other. A taken name is no error of the database, which would spoil a transaction around.
 */
export const insertCategories = Effect.fnUntraced(function* (
  sql: SqlClient.SqlClient,
  bookId: BookId,
  categories: ReadonlyArray<Category>
) {
  for (const category of categories) requireOwn(bookId, category)
  const inserted = yield* sql<{ readonly id: CategoryId }>`
    insert into categories (book_id, id, name, name_key, description, color, icon, is_default, created_at, updated_at,
      version)
    select ${uuid(bookId)}, id, name, name_key, description, color, icon, is_default, created_at, updated_at, version
    from unnest(
      ${uuids(categories.map((it) => it.id))},
      ${texts(categories.map((it) => it.name))},
      ${texts(categories.map((it) => caseKey(it.name)))},
      ${texts(categories.map((it) => it.description))},
      ${texts(categories.map((it) => it.color))},
      ${texts(categories.map((it) => it.icon))},
      ${bools(categories.map((it) => it.isDefault))},
      ${instants(categories.map((it) => it.createdAt))},
      ${instants(categories.map((it) => it.updatedAt))},
      ${int4s(categories.map((it) => it.version))}
    ) with ordinality as given (id, name, name_key, description, color, icon, is_default, created_at, updated_at,
      version, position)
    order by name_key collate "C", position
    on conflict (book_id, name_key) do nothing
    returning id`
  const there = new Set(inserted.map((row) => row.id))
  const left = categories.find((category) => !there.has(category.id))
  if (left !== undefined) yield* new CategoryNameTaken({ name: left.name })
})

/** Writes over the revision that was read; tells whether it was still there. */
export const changeCategory = (
  sql: SqlClient.SqlClient,
  { revision, value }: Revised<Category>,
  next: Category
): Effect.Effect<boolean, SqlError.SqlError> =>
  Effect.suspend(() => {
    requireSame(value, next)
    return Effect.map(
      sql`
        update categories set
          name = ${text(next.name)},
          name_key = ${text(caseKey(next.name))},
          description = ${text(next.description)},
          color = ${text(next.color)},
          icon = ${text(next.icon)},
          is_default = ${bool(next.isDefault)},
          created_at = ${instant(next.createdAt)},
          updated_at = ${instant(next.updatedAt)},
          version = ${int4(next.version)},
          revision = revision + 1
        where book_id = ${uuid(next.bookId)} and id = ${uuid(next.id)} and revision = ${int4(revision)}
        returning 1`,
      (rows) => rows.length > 0
    )
  })

/** The foreign keys of expenses and budgets refuse it while they refer to it; empty cells go by cascade. */
export const removeCategory = (sql: SqlClient.SqlClient, bookId: BookId, id: CategoryId, options: RemoveOptions) =>
  sql<Removal>`
    with found as (
      select version from categories where book_id = ${uuid(bookId)} and id = ${uuid(id)} for update
    ), removed as (
      delete from categories using found
      where book_id = ${uuid(bookId)} and id = ${uuid(id)} and ${isVersion(sql, options)}
      returning 1
    )
    select version, exists (select from removed) as removed from found`
