/** `UserRepository` on PostgreSQL; memberships and sessions of a removed user go by cascade. */
import { type Account, EmailTaken, UserNotFound, UsernameTaken, UserRepository, type UserId } from "@outlay/domain"
import { Array, Effect, Layer, Option } from "effect"
import type { SqlClient } from "effect/sql"
import { database } from "../store/Database.ts"
import { modifyOptimistically } from "../store/Optimistic.ts"
import { text, uuid } from "../store/Parameters.ts"
import { accountColumns, accountOf, type AccountRow } from "./AccountRow.ts"
import { changeAccount, insertAccount, refuseTaken } from "./accountStatements.ts"

/**
 * `UserRepository` on a `SqlClient`; `layer` of the package has it with all other ports.
 *
 * @example
 * ```ts
 * import { PostgresClient, UserRepositoryPg } from "@outlay/adapters-pg"
 * import { Layer, Redacted } from "effect"
 *
 * // For a tool of an operator, which looks users up and needs no book.
 * const url = Redacted.make("postgresql://outlay@localhost/outlay")
 * export const users = Layer.provide(UserRepositoryPg.layer, PostgresClient.layer({ url, poolMax: 1 }))
 * ```
 */
export const layer: Layer.Layer<UserRepository, never, SqlClient.SqlClient> = Layer.effect(
  UserRepository,
  Effect.map(database, ({ refusing, run, sql }) => {
    const columns = sql.literal(accountColumns)
    const row = (id: UserId) =>
      Effect.map(sql<AccountRow>`select ${columns} from users where id = ${uuid(id)}`, Array.head)
    const find = (id: UserId) => run(Effect.map(row(id), Option.map(accountOf)))
    const taken = (account: Account) =>
      refusing({
        users_email_key: () => Effect.fail(new EmailTaken()),
        // The email may be taken as well, and its fault is told first.
        users_username_key: () => Effect.andThen(refuseTaken(sql, account), Effect.fail(new UsernameTaken()))
      })
    return UserRepository.of({
      insert: (account) => run(insertAccount(sql, account)),
      find,
      get: (id) =>
        Effect.flatMap(
          find(id),
          Effect.fromOption(() => new UserNotFound({ id }))
        ),
      findByEmail: (email) =>
        run(
          Effect.map(sql<AccountRow>`select ${columns} from users where email = ${text(email)}`, (rows) =>
            Option.map(Array.head(rows), accountOf)
          )
        ),
      modify: (id, f) =>
        run(
          modifyOptimistically({
            read: Effect.map(
              row(id),
              Option.map((it) => ({ value: accountOf(it), revision: it.revision }))
            ),
            missing: () => new UserNotFound({ id }),
            f,
            write: (next, current) => taken(next)(changeAccount(sql, current, next))
          })
        ),
      remove: (id) =>
        run(
          Effect.flatMap(sql`delete from users where id = ${uuid(id)} returning 1`, (removed) =>
            removed.length === 0 ? Effect.fail(new UserNotFound({ id })) : Effect.void
          )
        )
    })
  })
)
