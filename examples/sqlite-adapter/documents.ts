/**
 * What categories, expenses and budgets have in common: an entity of a book is found, written if it is admitted,
 * changed by a function, and removed by its version, each in one step.
 */
import { type BookId, type RemoveOptions, VersionMismatch } from "@outlay/domain"
import { type Effect, Option, Result, Schema } from "effect"
import type { Database, Parameters, Sqlite } from "./Sqlite.ts"

interface Entity {
  readonly id: string
  readonly bookId: BookId
  readonly version: number
}

/** A table of entities as JSON, beside the columns that SQL compares. */
export const documents = <A extends Entity, I>(
  table: string,
  schema: Schema.Codec<A, I>,
  columnsOf: (entity: A) => Parameters
) => {
  const json = Schema.fromJsonString(Schema.toCodecJson(schema))
  const [decode, encode] = [Schema.decodeUnknownSync(json), Schema.encodeSync(json)]
  const rowOf = (it: A): Parameters => ({ book_id: it.bookId, id: it.id, ...columnsOf(it), body: encode(it) })
  const select = (db: Database, rest: string, parameters: Parameters): ReadonlyArray<A> =>
    db.rows<{ body: string }>(`select body from ${table} ${rest}`, parameters).map(({ body }) => decode(body))
  return {
    select,
    count: (db: Database, rest: string, parameters: Parameters): number =>
      Number(db.rows<{ count: bigint }>(`select count(*) as count from ${table} ${rest}`, parameters)[0]?.count),
    find: (db: Database, book: BookId, id: string) =>
      Option.fromUndefinedOr(select(db, "where book_id = :book and id = :id", { book, id })[0]),
    insert: (db: Database, entity: A) => {
      const row = rowOf(entity)
      const names = Object.keys(row)
      db.rows(`insert into ${table} (${names.join()}) values (${names.map((name) => `:${name}`).join()})`, row)
    },
    replace: (db: Database, entity: A) => {
      const row = rowOf(entity)
      const changes = Object.keys(row).map((name) => `${name} = :${name}`)
      db.rows(`update ${table} set ${changes.join()} where book_id = :book_id and id = :id`, row)
    },
    remove: (db: Database, book: BookId, id: string) =>
      db.rows(`delete from ${table} where book_id = :book and id = :id`, { book, id })
  }
}

type Documents<A extends Entity> = ReturnType<typeof documents<A, unknown>>

/** The parts of a port over such a table. `admit` says whether an entity may be written, `free` whether it may go. */
export const stored = <Id extends string, A extends Entity, N, W, U = never>({
  admit,
  free = () => Result.void,
  missing,
  sqlite: { step },
  table
}: {
  readonly sqlite: Sqlite["Service"]
  readonly table: Documents<A>
  readonly missing: (id: Id) => N
  readonly admit: (db: Database, entity: A) => Result.Result<void, W>
  readonly free?: (db: Database, entity: A) => Result.Result<void, U>
}) => {
  const present = (db: Database, bookId: BookId, id: Id) =>
    Result.fromOption(table.find(db, bookId, id), () => missing(id))
  const own = (entity: A, bookId: BookId, id: string = entity.id): void => {
    if (entity.bookId !== bookId || entity.id !== id) throw new Error(`${entity.id} is not ${id} of book ${bookId}`)
  }
  return {
    insertAll: (bookId: BookId, entities: ReadonlyArray<A>): Effect.Effect<void, W> =>
      step((db) =>
        Result.gen(function* () {
          for (const entity of entities) {
            own(entity, bookId)
            yield* admit(db, entity)
            table.insert(db, entity)
          }
        })
      ),
    find: (bookId: BookId, id: Id) => step((db) => Result.succeed(table.find(db, bookId, id))),
    get: (bookId: BookId, id: Id) => step((db) => present(db, bookId, id)),
    modify: <E>(bookId: BookId, id: Id, f: (entity: A) => Result.Result<A, E>): Effect.Effect<A, N | W | E> =>
      step((db) =>
        Result.gen(function* () {
          const current = yield* present(db, bookId, id)
          const next = yield* f(current)
          if (next === current) return current
          own(next, bookId, id)
          yield* admit(db, next)
          table.replace(db, next)
          return next
        })
      ),
    remove: (bookId: BookId, id: Id, options?: RemoveOptions): Effect.Effect<void, N | U | VersionMismatch> =>
      step((db) =>
        Result.gen(function* () {
          const entity = yield* present(db, bookId, id)
          yield* isOfVersion(entity, options)
          yield* free(db, entity)
          table.remove(db, bookId, id)
        })
      )
  }
}

/** The entity is of the version that its remover has seen. */
export const isOfVersion = (
  { version: actual }: { readonly version: number },
  { version: expected }: RemoveOptions = {}
): Result.Result<void, VersionMismatch> =>
  expected === undefined || expected === actual ? Result.void : Result.fail(new VersionMismatch({ expected, actual }))
