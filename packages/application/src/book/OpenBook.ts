import {
  Book,
  BookId,
  BookRepository,
  CategoryRepository,
  type CurrencyCode,
  predefinedCategories,
  type TimeZone
} from "@outlay/domain"
import { DateTime, Effect } from "effect"
import { newCategory } from "../category/CreateCategory.ts"
import { IdGenerator } from "../ports/IdGenerator.ts"
import { Transactor } from "../ports/Transactor.ts"
import { useCase } from "../tracing/useCase.ts"

/**
 * The currency of every amount in a book, and the zone that decides what "today" is.
 *
 * @example
 * ```ts
 * import type { BookSettings } from "@outlay/application"
 * import { CurrencyCode, TimeZone } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * const read = Schema.decodeUnknownSync(Schema.Struct({ currency: CurrencyCode, timeZone: TimeZone }))
 * const settings: BookSettings = read({ currency: "EUR", timeZone: "Europe/Vienna" })
 * console.log(settings.timeZone) // Europe/Vienna
 * ```
 */
export interface BookSettings {
  readonly currency: CurrencyCode
  readonly timeZone: TimeZone
}

/**
 * Opens a book with the predefined categories. All that an embedder with users of its own
 * needs to begin.
 * `at` is the moment that it counts as opened; by default now.
 *
 * @example
 * ```ts
 * import { layer as storage } from "@outlay/adapters-memory"
 * import { IdGenerators, openBook } from "@outlay/application"
 * import { CurrencyCode, TimeZone } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * const program = openBook({ currency: CurrencyCode.make("EUR"), timeZone: TimeZone.make("Europe/Vienna") })
 * const book = await Effect.runPromise(Effect.provide(program, [storage, IdGenerators.layer]))
 * console.log(book.currency, book.version) // EUR 1
 * ```
 */
export const openBook = useCase("openBook")(function* (
  settings: BookSettings,
  at?: DateTime.Utc
): Effect.fn.Return<Book, never, BookRepository | CategoryRepository | IdGenerator | Transactor> {
  const now = at ?? (yield* DateTime.now)
  const id = BookId.make(yield* (yield* IdGenerator).next)
  const book = Book.make({ ...settings, id, createdAt: now, updatedAt: now, version: 1 }, { disableChecks: true })
  const categories = yield* Effect.forEach(predefinedCategories, (draft) =>
    newCategory(id, draft, { isDefault: true, at: now })
  )
  const books = yield* BookRepository
  const store = yield* CategoryRepository
  yield* (yield* Transactor).run(
    // The predefined names differ, so that none can be taken in a book that is new.
    Effect.andThen(books.insert(book), Effect.orDie(store.insert(id, categories)))
  )
  return book
})
