/** What rows refer to: an expense and a budget, a category of their own book, and that book's currency. */
import { type Book, type BookId, type CategoryId, CategoryNotFound, CurrencyMismatch, type Money } from "@outlay/domain"
import { Result } from "effect"
import type { Database } from "./Sqlite.ts"

/** Whether an amount may be kept in a book, in one category or (`null`) in none. The category is looked for first. */
export const refers = (
  db: Database,
  { amount, bookId: book, categoryId }: { amount: Money; bookId: BookId; categoryId: CategoryId | null }
): Result.Result<void, CategoryNotFound | CurrencyMismatch> => {
  const [there] = db.rows<Pick<Book, "currency">>("select currency from books where id = :book", { book })
  if (there === undefined) throw new Error(`there is no book ${book}`)
  if (categoryId !== null && !hasCategory(db, book, categoryId)) {
    return Result.fail(new CategoryNotFound({ id: categoryId }))
  }
  return amount.currency === there.currency
    ? Result.void
    : Result.fail(new CurrencyMismatch({ currency: amount.currency }))
}

export const hasCategory = (db: Database, book: BookId, id: CategoryId): boolean =>
  db.rows("select 1 from categories where book_id = :book and id = :id", { book, id }).length > 0
