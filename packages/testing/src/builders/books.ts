/** Books, and the categories that everything in them needs. */
import { Book, BookId, BookRepository, Category, CategoryId, CategoryRepository } from "@outlay/domain"
import { Effect } from "effect"
import { eur, nextId, revision, vienna } from "./values.ts"

/**
 * A book in euros and Viennese time that is not stored yet.
 *
 * @example
 * ```ts
 * import { countedIds, newBook } from "@outlay/testing"
 * import { Effect } from "effect"
 *
 * const book = await Effect.runPromise(newBook().pipe(Effect.provide(countedIds)))
 * console.log(book.id, book.currency) // 01900000-0000-7000-8000-000000000001 EUR
 * ```
 */
export const newBook = Effect.fnUntraced(function* (fields: Partial<Book> = {}) {
  return Book.make({ id: BookId.make(yield* nextId), currency: eur, timeZone: vienna, ...revision, ...fields })
})

/**
 * A book that is stored. An id that is there already is a defect.
 *
 * @example
 * ```ts
 * import { layer } from "@outlay/adapters-memory"
 * import { countedIds, givenBook, usd } from "@outlay/testing"
 * import { Effect } from "effect"
 *
 * const book = await Effect.runPromise(givenBook({ currency: usd }).pipe(Effect.provide([layer, countedIds])))
 * console.log(book.currency) // USD
 * ```
 */
export const givenBook = Effect.fnUntraced(function* (fields: Partial<Book> = {}) {
  const book = yield* newBook(fields)
  yield* (yield* BookRepository).insert(book)
  return book
})

/**
 * A category of a book that is not stored yet; its name is its id, so that none is taken.
 *
 * @example
 * ```ts
 * import { layer } from "@outlay/adapters-memory"
 * import { countedIds, newBook, newCategory } from "@outlay/testing"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const category = yield* newCategory(yield* newBook(), { name: "Food" })
 *   console.log(category.name, category.version) // Food 1
 * })
 *
 * await Effect.runPromise(program.pipe(Effect.provide([layer, countedIds])))
 * ```
 */
export const newCategory = Effect.fnUntraced(function* (book: Book, fields: Partial<Category> = {}) {
  const id = CategoryId.make(yield* nextId)
  const said = { name: id, description: null, color: "#3182ce", icon: null, isDefault: false }
  return Category.make({ id, bookId: book.id, ...said, ...revision, ...fields })
})

/**
 * A category that is stored. Fails with `CategoryNameTaken`.
 *
 * @example
 * ```ts
 * import { layer } from "@outlay/adapters-memory"
 * import { countedIds, givenBook, givenCategory } from "@outlay/testing"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const book = yield* givenBook()
 *   yield* givenCategory(book, { name: "Food" })
 *   const refusal = yield* Effect.flip(givenCategory(book, { name: "FOOD" }))
 *   console.log(refusal.message) // there is a category "FOOD" already
 * })
 *
 * await Effect.runPromise(program.pipe(Effect.provide([layer, countedIds])))
 * ```
 */
export const givenCategory = Effect.fnUntraced(function* (book: Book, fields: Partial<Category> = {}) {
  const category = yield* newCategory(book, fields)
  yield* (yield* CategoryRepository).insert(book.id, [category])
  return category
})

/**
 * A book with one category: what most promises begin with.
 *
 * @example
 * ```ts
 * import { layer } from "@outlay/adapters-memory"
 * import { CategoryInUse } from "@outlay/domain"
 * import { countedIds, givenBookAndCategory, givenExpense, ports, refuses } from "@outlay/testing"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const { categories } = yield* ports("categories")
 *   const { book, category } = yield* givenBookAndCategory
 *   yield* givenExpense(book, category)
 *   yield* refuses(categories.remove(book.id, category.id), new CategoryInUse({ id: category.id }))
 * })
 * await Effect.runPromise(Effect.provide(program, [layer, countedIds]))
 * ```
 */
export const givenBookAndCategory = Effect.gen(function* () {
  const book = yield* givenBook()
  return { book, category: yield* givenCategory(book) }
})
