/**
 * `BookRepository` on PostgreSQL. What refers to a book also refers to its currency, so that the database itself
 * refuses to change it under them. Removing a book cascades to all that it owns: each cascade sees what was committed
 * before the book was locked, and nothing can be added after that.
 */
import {
  type Book,
  type BookId,
  BookNotFound,
  BookRepository,
  CurrencyInUse,
  type CurrencyCode,
  type Role
} from "@outlay/domain"
import { Array, Effect, Layer, Option } from "effect"
import type { SqlClient } from "effect/sql"
import { database } from "../store/Database.ts"
import { requireSame } from "../store/Identity.ts"
import { modifyOptimistically } from "../store/Optimistic.ts"
import { instant, int4, text, uuid } from "../store/Parameters.ts"
import { bookOf, type BookRow } from "./BookRow.ts"

/**
 * `BookRepository` on a `SqlClient`; `layer` of the package has it with all other ports.
 *
 * @example
 * ```ts
 * import { BookRepositoryPg, PostgresClient } from "@outlay/adapters-pg"
 * import { Layer, Redacted } from "effect"
 *
 * // What only looks up books needs no other port, and no ten sessions.
 * const url = Redacted.make("postgresql://outlay@localhost/outlay")
 * export const books = Layer.provide(BookRepositoryPg.layer, PostgresClient.layer({ url, poolMax: 1 }))
 * ```
 */
export const layer: Layer.Layer<BookRepository, never, SqlClient.SqlClient> = Layer.effect(
  BookRepository,
  Effect.map(database, ({ refusing, run, sql }) => {
    const row = (id: BookId) =>
      Effect.map(
        sql<BookRow & { readonly revision: number }>`
          select id, currency, time_zone, created_at, updated_at, version, revision from books where id = ${uuid(id)}`,
        Array.head
      )
    const find = (id: BookId) => run(Effect.map(row(id), Option.map(bookOf)))
    const inUse = (currency: CurrencyCode) => {
      const refusal = () => Effect.fail(new CurrencyInUse({ currency }))
      return refusing({ expenses_currency_fk: refusal, budgets_currency_fk: refusal })
    }
    const update = (next: Book, revision: number) => sql`
      update books set
        currency = ${text(next.currency)},
        time_zone = ${text(next.timeZone)},
        created_at = ${instant(next.createdAt)},
        updated_at = ${instant(next.updatedAt)},
        version = ${int4(next.version)},
        revision = revision + 1
      where id = ${uuid(next.id)} and revision = ${int4(revision)}
      returning 1`
    return BookRepository.of({
      insert: (book) =>
        run(
          Effect.asVoid(sql`
            insert into books (id, currency, time_zone, created_at, updated_at, version)
            values (${uuid(book.id)}, ${text(book.currency)}, ${text(book.timeZone)}, ${instant(book.createdAt)},
              ${instant(book.updatedAt)}, ${int4(book.version)})`)
        ),
      find,
      get: (id) =>
        Effect.flatMap(
          find(id),
          Effect.fromOption(() => new BookNotFound({ id }))
        ),
      modify: (id, f) =>
        run(
          modifyOptimistically({
            read: Effect.map(
              row(id),
              Option.map((it) => ({ value: bookOf(it), revision: it.revision }))
            ),
            missing: () => new BookNotFound({ id }),
            f,
            write: (next, { revision, value }) =>
              Effect.suspend(() => {
                requireSame(value, next)
                return Effect.map(inUse(value.currency)(update(next, revision)), (rows) => rows.length > 0)
              })
          })
        ),
      remove: (id) =>
        run(
          Effect.flatMap(sql`delete from books where id = ${uuid(id)} returning 1`, (removed) =>
            removed.length === 0 ? Effect.fail(new BookNotFound({ id })) : Effect.void
          )
        ),
      join: ({ bookId, role, userId }) =>
        run(
          Effect.asVoid(sql`
            insert into members (book_id, user_id, role) values (${uuid(bookId)}, ${uuid(userId)}, ${text(role)})
            on conflict (book_id, user_id) do update set role = excluded.role`)
        ),
      ofUser: (userId) =>
        run(
          Effect.map(
            sql<BookRow & { readonly role: Role }>`
              select books.*, members.role from members join books on books.id = members.book_id
              where members.user_id = ${uuid(userId)} order by books.id`,
            Array.map((it) => ({ book: bookOf(it), role: it.role }))
          )
        )
    })
  })
)
