/**
 * Everything that a store holds, as one immutable value: a transaction is a copy of a reference, a rollback is to
 * forget one. Mirrors the tables of PostgreSQL and its unique keys, and like there every row hangs on its book.
 */
import type { Session, SessionId, RefreshTokenDigest } from "@outlay/application"
import type { Account, Book, BookId, Role, UserId } from "@outlay/domain"
import { type DateTime, HashMap, Option } from "effect"
import { type BookRows, noRows } from "./BookRows.ts"

export interface SessionRow {
  readonly session: Session
  readonly ended: boolean
}

export interface TokenRow {
  readonly sessionId: SessionId
  readonly expiresAt: DateTime.Utc
  readonly firstUsedAt: DateTime.Utc | null
}

export interface State {
  readonly books: HashMap.HashMap<BookId, Book>
  /** Of the books that own any. */
  readonly rows: HashMap.HashMap<BookId, BookRows>
  readonly accounts: HashMap.HashMap<UserId, Account>
  /** Whose an email address is, by its case key. */
  readonly emails: HashMap.HashMap<string, UserId>
  /** Whose a username is, by its case key. */
  readonly usernames: HashMap.HashMap<string, UserId>
  readonly roles: HashMap.HashMap<UserId, HashMap.HashMap<BookId, Role>>
  readonly sessions: HashMap.HashMap<SessionId, SessionRow>
  readonly tokens: HashMap.HashMap<RefreshTokenDigest, TokenRow>
}

export const emptyState: State = {
  books: HashMap.empty(),
  rows: HashMap.empty(),
  accounts: HashMap.empty(),
  emails: HashMap.empty(),
  usernames: HashMap.empty(),
  roles: HashMap.empty(),
  sessions: HashMap.empty(),
  tokens: HashMap.empty()
}

/** What a book owns; nothing when it is not there. */
export const rowsOf = (state: State, bookId: BookId): BookRows =>
  Option.getOrElse(HashMap.get(state.rows, bookId), () => noRows)

export const withRows = (state: State, bookId: BookId, rows: BookRows): State => ({
  ...state,
  rows: HashMap.set(state.rows, bookId, rows)
})

/** The books of a user with the role in each, oldest first. */
export const booksOfUser = (
  state: State,
  userId: UserId
): ReadonlyArray<{ readonly book: Book; readonly role: Role }> =>
  Option.match(HashMap.get(state.roles, userId), {
    onNone: () => [],
    onSome: (roles) =>
      HashMap.toEntries(roles)
        .map(([bookId, role]) => ({ book: HashMap.getUnsafe(state.books, bookId), role }))
        .toSorted((a, b) => (a.book.id < b.book.id ? -1 : 1))
  })
