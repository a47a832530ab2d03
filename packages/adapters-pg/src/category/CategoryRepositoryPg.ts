/** `CategoryRepository` on PostgreSQL; the unique key of the names and the foreign keys keep its promises. */
import {
  type BookId,
  type CategoryId,
  CategoryInUse,
  CategoryNameTaken,
  CategoryNotFound,
  CategoryRepository
} from "@outlay/domain"
import { Array, Effect, Layer, Option } from "effect"
import type { SqlClient } from "effect/sql"
import { database } from "../store/Database.ts"
import { modifyOptimistically } from "../store/Optimistic.ts"
import { uuid } from "../store/Parameters.ts"
import { removalOf } from "../store/Removal.ts"
import { categoryColumns, categoryOf, type CategoryRow } from "./CategoryRow.ts"
import { changeCategory, insertCategories, removeCategory } from "./categoryStatements.ts"
import { mergeCategory } from "./mergeCategory.ts"

/**
 * `CategoryRepository` on a `SqlClient`; `layer` of the package has it with all other ports.
 *
 * @example
 * ```ts
 * import { CategoryRepositoryPg } from "@outlay/adapters-pg"
 * import { type BookId, CategoryRepository } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * // A script that needs nothing but a client: what was imported under other names goes where it belongs.
 * export const tidyUp = Effect.fnUntraced(function* (bookId: BookId, names: Readonly<Record<string, string>>) {
 *   const { list, merge } = yield* CategoryRepository
 *   const ids = new Map((yield* list(bookId)).map(({ id, name }) => [name, id]))
 *   for (const [name, target] of Object.entries(names)) {
 *     const [from, to] = [ids.get(name), ids.get(target)]
 *     if (from !== undefined && to !== undefined) yield* merge(bookId, from, to)
 *   }
 * }, Effect.provide(CategoryRepositoryPg.layer))
 * ```
 */
export const layer: Layer.Layer<CategoryRepository, never, SqlClient.SqlClient> = Layer.effect(
  CategoryRepository,
  Effect.map(database, ({ atomically, refusing, run, sql }) => {
    const columns = sql.literal(categoryColumns)
    const row = (bookId: BookId, id: CategoryId) =>
      Effect.map(
        sql<CategoryRow>`select ${columns} from categories where book_id = ${uuid(bookId)} and id = ${uuid(id)}`,
        Array.head
      )
    const find = (bookId: BookId, id: CategoryId) =>
      run(
        Effect.map(
          row(bookId, id),
          Option.map((it) => categoryOf(bookId, it))
        )
      )
    return CategoryRepository.of({
      insert: (bookId, categories) => {
        const insert = insertCategories(sql, bookId, categories)
        // One is all or none by itself.
        return categories.length === 0 ? Effect.void : categories.length === 1 ? run(insert) : atomically(insert)
      },
      find,
      get: (bookId, id) =>
        Effect.flatMap(
          find(bookId, id),
          Effect.fromOption(() => new CategoryNotFound({ id }))
        ),
      list: (bookId) =>
        run(
          Effect.map(
            sql<CategoryRow>`select ${columns} from categories where book_id = ${uuid(bookId)} order by name_key`,
            Array.map((it) => categoryOf(bookId, it))
          )
        ),
      modify: (bookId, id, f) =>
        run(
          modifyOptimistically({
            read: Effect.map(
              row(bookId, id),
              Option.map((it) => ({ value: categoryOf(bookId, it), revision: it.revision }))
            ),
            missing: () => new CategoryNotFound({ id }),
            f,
            write: (next, current) =>
              refusing({ categories_name_key: () => Effect.fail(new CategoryNameTaken({ name: next.name })) })(
                changeCategory(sql, current, next)
              )
          })
        ),
      remove: (bookId, id, options = {}) => {
        const inUse = () => Effect.fail(new CategoryInUse({ id }))
        return run(
          Effect.flatMap(
            refusing({ expenses_category_fk: inUse, budgets_category_fk: inUse })(
              removeCategory(sql, bookId, id, options)
            ),
            removalOf(options, () => new CategoryNotFound({ id }))
          )
        )
      },
      merge: (bookId, id, target, options = {}) => atomically(mergeCategory(sql, { bookId, id, target }, options))
    })
  })
)
