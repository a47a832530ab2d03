import { type CategoryId, noSpending, SpendingReader } from "@outlay/domain"
import { Effect, HashMap, Layer } from "effect"
import type { BookRows } from "./BookRows.ts"
import { totalIn, totalsOf } from "./Rollup.ts"
import { rowsOf } from "./State.ts"
import { Store } from "./Store.ts"

/**
 * `SpendingReader` on a store, from the rollup of each book.
 *
 * @example
 * ```ts
 * import { SpendingReaderMemory, Store } from "@outlay/adapters-memory"
 * import { Layer } from "effect"
 *
 * export const reportsOnly = Layer.provide(SpendingReaderMemory.layer, Store.layer)
 * ```
 */
export const layer: Layer.Layer<SpendingReader, never, Store> = Layer.effect(
  SpendingReader,
  Effect.map(Store, (store) =>
    SpendingReader.of({
      read: (bookId, query) =>
        store.read((state) => {
          const rows = rowsOf(state, bookId)
          const { categories, periods } = totalsOf(rows.spending, query)
          return {
            periods: Array.from(periods, ([date, spent]) => ({ date, ...spent })),
            categories: Array.from(categories, ([id, spent]) => ({ category: labelOf(rows, id), ...spent })),
            before: query.before ? totalIn(rows.spending, query.before, query.categoryId) : noSpending
          }
        }),
      sums: (bookId, sums) =>
        store.read((state) => {
          const { spending } = rowsOf(state, bookId)
          return sums.map(({ range, categoryId }) => totalIn(spending, range, categoryId).total)
        })
    })
  )
)

const labelOf = (rows: BookRows, id: CategoryId) => {
  const { name, color, icon } = HashMap.getUnsafe(rows.categories, id)
  return { id, name, color, icon }
}
