import { type CategoryId, SpendingReader, totalOf } from "@outlay/domain"
import { Effect, HashMap, Layer } from "effect"
import type { BookRows } from "./BookRows.ts"
import { cellsOf } from "./Rollup.ts"
import { rowsOf } from "./State.ts"
import { Store } from "./Store.ts"

/** `SpendingReader` on a store, from the rollup of each book. */
export const layer: Layer.Layer<SpendingReader, never, Store> = Layer.effect(
  SpendingReader,
  Effect.map(Store, (store) =>
    SpendingReader.of({
      read: (bookId, query) =>
        store.read((state) => {
          const rows = rowsOf(state, bookId)
          const cells = cellsOf(rows.spending, query)
          return { cells, categories: labelsOf(rows, new Set(cells.map((cell) => cell.categoryId))) }
        }),
      sums: (bookId, sums) =>
        store.read((state) => {
          const { spending } = rowsOf(state, bookId)
          return sums.map(
            ({ range, categoryId }) =>
              totalOf(cellsOf(spending, { range, by: "range", categoryId: categoryId ?? undefined })).total
          )
        })
    })
  )
)

const labelsOf = (rows: BookRows, ids: Iterable<CategoryId>) =>
  Array.from(ids, (id) => {
    const { name, color, icon } = HashMap.getUnsafe(rows.categories, id)
    return { id, name, color, icon }
  })
