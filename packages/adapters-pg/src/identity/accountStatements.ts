/** The statements that write an account, and the one that tells which of its names another one has. */
import { type Account, caseKey, type Email, EmailTaken, type UserId, UsernameTaken } from "@outlay/domain"
import { Effect } from "effect"
import type { SqlClient, SqlError } from "effect/sql"
import { requireSame } from "../store/Identity.ts"
import type { Revised } from "../store/Optimistic.ts"
import { bool, instant, int4, text, uuid } from "../store/Parameters.ts"

/** A taken name is no error of the database, which would spoil a transaction around. */
export const insertAccount = (
  sql: SqlClient.SqlClient,
  account: Account
): Effect.Effect<void, EmailTaken | UsernameTaken | SqlError.SqlError> =>
  Effect.gen(function* () {
    const { passwordHash, user } = account
    const inserted = yield* sql`
      insert into users (id, email, username, username_key, full_name, password_hash, is_active, is_verified, created_at,
        updated_at, version)
      values (${uuid(user.id)}, ${text(user.email)}, ${text(user.username)}, ${text(caseKey(user.username))},
        ${text(user.fullName)}, ${text(passwordHash)}, ${bool(user.isActive)}, ${bool(user.isVerified)},
        ${instant(user.createdAt)}, ${instant(user.updatedAt)}, ${int4(user.version)})
      on conflict do nothing returning 1`
    if (inserted.length > 0) return
    const holders = yield* holdersOf(sql, account)
    if (holders.some((it) => it.id === user.id)) throw new Error(`primary key: ${user.id} is there already`)
    yield* refuseNamesake(holders, account)
    // Whoever was in the way is gone since.
    yield* insertAccount(sql, account)
  })

/** Writes over the revision that was read; tells whether it was still there. */
export const changeAccount = (
  sql: SqlClient.SqlClient,
  current: Revised<Account>,
  { passwordHash, user }: Account
): Effect.Effect<boolean, SqlError.SqlError> =>
  Effect.suspend(() => {
    requireSame(current.value.user, user)
    return Effect.map(
      sql`
        update users set
          email = ${text(user.email)},
          username = ${text(user.username)},
          username_key = ${text(caseKey(user.username))},
          full_name = ${text(user.fullName)},
          password_hash = ${text(passwordHash)},
          is_active = ${bool(user.isActive)},
          is_verified = ${bool(user.isVerified)},
          created_at = ${instant(user.createdAt)},
          updated_at = ${instant(user.updatedAt)},
          version = ${int4(user.version)},
          revision = revision + 1
        where id = ${uuid(user.id)} and revision = ${int4(current.revision)}
        returning 1`,
      (rows) => rows.length > 0
    )
  })

/** Refuses an account whose names another one has, the email's fault first. */
export const refuseTaken = (sql: SqlClient.SqlClient, account: Account) =>
  Effect.flatMap(holdersOf(sql, account), (holders) => refuseNamesake(holders, account))

interface Holder {
  readonly id: UserId
  readonly email: Email
  readonly username_key: string
}

/** Who has the id or one of the names of an account. */
const holdersOf = (sql: SqlClient.SqlClient, { user }: Account) => sql<Holder>`
  select id, email, username_key from users
  where id = ${uuid(user.id)} or email = ${text(user.email)} or username_key = ${text(caseKey(user.username))}`

const refuseNamesake = (
  holders: ReadonlyArray<Holder>,
  { user }: Account
): Effect.Effect<void, EmailTaken | UsernameTaken> => {
  const others = holders.filter((it) => it.id !== user.id)
  return others.some((it) => it.email === user.email)
    ? Effect.fail(new EmailTaken())
    : others.some((it) => it.username_key === caseKey(user.username))
      ? Effect.fail(new UsernameTaken())
      : Effect.void
}
