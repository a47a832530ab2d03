/** `BookRepository`: books, and removing one with all that it owns. Who may use which is for the service to know. */
import { Book, type BookId, BookNotFound, BookRepository, CurrencyInUse } from "@outlay/domain"
import { Effect, Layer, Option, Result, Schema } from "effect"
import { type Database, Sqlite } from "./Sqlite.ts"

const json = Schema.fromJsonString(Schema.toCodecJson(Book))
const [decode, encode] = [Schema.decodeUnknownSync(json), Schema.encodeSync(json)]

const rowOf = (book: Book) => ({ id: book.id, currency: book.currency, body: encode(book) })

const find = (db: Database, id: BookId): Option.Option<Book> =>
  Option.map(
    Option.fromUndefinedOr(db.rows<{ body: string }>("select body from books where id = :id", { id })[0]),
    ({ body }) => decode(body)
  )

const present = (db: Database, id: BookId) => Result.fromOption(find(db, id), () => new BookNotFound({ id }))

const hasAmounts = (db: Database, id: BookId): boolean =>
  ["expenses", "budgets"].some((table) => db.rows(`select 1 from ${table} where book_id = :id limit 1`, { id }).length)

const usersAreElsewhere = Effect.die(new Error("this store keeps no users, and so no members of books"))

export const layer = Layer.effect(
  BookRepository,
  Effect.map(Sqlite, ({ step }) =>
    BookRepository.of({
      insert: (book) =>
        step((db) => {
          db.rows("insert into books (id, currency, body) values (:id, :currency, :body)", rowOf(book))
          return Result.void
        }),
      find: (id) => step((db) => Result.succeed(find(db, id))),
      get: (id) => step((db) => present(db, id)),
      modify: (id, f) =>
        step((db) =>
          Result.gen(function* () {
            const current = yield* present(db, id)
            const next = yield* f(current)
            if (next === current) return current
            if (next.id !== id) throw new Error(`a change can't make ${next.id} of book ${id}`)
            if (next.currency !== current.currency && hasAmounts(db, id)) {
              return yield* Result.fail(new CurrencyInUse({ currency: current.currency }))
            }
            db.rows("update books set currency = :currency, body = :body where id = :id", rowOf(next))
            return next
          })
        ),
      remove: (id) =>
        step((db) =>
          Result.map(present(db, id), () => {
            for (const table of ["expenses", "budgets"]) db.rows(`delete from ${table} where book_id = :id`, { id })
            db.rows("delete from books where id = :id", { id })
          })
        ),
      join: () => usersAreElsewhere,
      ofUser: () => usersAreElsewhere
    })
  )
)
