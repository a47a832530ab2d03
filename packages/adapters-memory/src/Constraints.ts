/**
 * What the constraints of the PostgreSQL tables are there, for rows that go in. What a caller can answer for is a
 * refusal of the domain; a row that names a book or user that is not there, or takes the id of another row, is a
 * defect. Faults are looked for in one order: key, category, currency.
 */
import {
  type Book,
  type BookId,
  type CategoryId,
  CategoryNotFound,
  CurrencyMismatch,
  type Money,
  type RemoveOptions,
  type User,
  type UserId,
  VersionMismatch
} from "@outlay/domain"
import { HashMap, Option, Result } from "effect"
import type { BookRows } from "./BookRows.ts"
import type { State } from "./State.ts"

/** The book that a row is to belong to. */
export const bookFor = (state: State, bookId: BookId): Book =>
  Option.getOrThrowWith(HashMap.get(state.books, bookId), () => new Error(`foreign key: there is no book ${bookId}`))

/** The user that a row is to refer to. */
export const userFor = (state: State, userId: UserId): User =>
  Option.getOrThrowWith(HashMap.get(state.accounts, userId), () => new Error(`foreign key: there is no user ${userId}`))
    .user

/** A new row has an id of its own. */
export const requireFree = <K extends string, V>(table: HashMap.HashMap<K, V>, key: K): void => {
  if (HashMap.has(table, key)) throw new Error(`primary key: ${key} is there already`)
}

/** A row is stored in the book that it names. */
export const requireOwn = (bookId: BookId, row: { readonly id: string; readonly bookId: BookId }): void => {
  if (row.bookId !== bookId) throw new Error(`${row.id} is a row of book ${row.bookId}, not of ${bookId}`)
}

/** A change leaves the identity of a row as it is. */
export const requireSame = (current: Identity, next: Identity): void => {
  if (current.id !== next.id || current.bookId !== next.bookId) {
    throw new Error(`a change can't move ${current.id} to another id or book`)
  }
}

interface Identity {
  readonly id: string
  readonly bookId?: BookId
}

export const refersToCategory = (rows: BookRows, id: CategoryId): Result.Result<void, CategoryNotFound> =>
  HashMap.has(rows.categories, id) ? Result.void : Result.fail(new CategoryNotFound({ id }))

export const isInCurrency = (book: Book, { currency }: Money): Result.Result<void, CurrencyMismatch> =>
  currency === book.currency ? Result.void : Result.fail(new CurrencyMismatch({ currency }))

/** The row is of the version that its remover has seen. */
export const isOfVersion = (
  row: { readonly version: number },
  { version }: RemoveOptions = {}
): Result.Result<void, VersionMismatch> =>
  version === undefined || version === row.version
    ? Result.void
    : Result.fail(new VersionMismatch({ expected: version, actual: row.version }))
