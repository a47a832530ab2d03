/** What a caller can't answer for, because no caller may do it: a defect, as it is in memory. */
import type { BookId } from "@outlay/domain"

interface Identity {
  readonly id: string
  readonly bookId?: BookId
}

/** A row is stored in the book that it names. */
export const requireOwn = (bookId: BookId, row: Required<Identity>): void => {
  if (row.bookId !== bookId) throw new Error(`${row.id} is a row of book ${row.bookId}, not of ${bookId}`)
}

/** A change leaves the identity of a row as it is. */
export const requireSame = (current: Identity, next: Identity): void => {
  if (current.id !== next.id || current.bookId !== next.bookId) {
    throw new Error(`a change can't move ${current.id} to another id or book`)
  }
}

/** The row of the book that a statement on it must give. */
export const requireBook = <Row>(bookId: BookId, row: Row | undefined): Row => {
  if (row === undefined) throw noBook(bookId)
  return row
}

export const noBook = (bookId: BookId): Error => new Error(`foreign key: there is no book ${bookId}`)
