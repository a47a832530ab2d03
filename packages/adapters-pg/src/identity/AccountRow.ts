/** The table `users`. An email address is its own key: the domain keeps it in lower case. */
import { type Account, type Email, type PasswordHash, User, type UserId } from "@outlay/domain"
import { DateTime } from "effect"

export interface AccountRow {
  readonly id: UserId
  readonly email: Email
  readonly username: string
  readonly full_name: string | null
  readonly password_hash: PasswordHash
  readonly is_active: boolean
  readonly is_verified: boolean
  readonly created_at: Date
  readonly updated_at: Date
  readonly version: number
  readonly revision: number
}

export const accountColumns =
  "id, email, username, full_name, password_hash, is_active, is_verified, created_at, updated_at, version, revision"

export const accountOf = (row: AccountRow): Account => ({
  user: User.make(
    {
      id: row.id,
      email: row.email,
      username: row.username,
      fullName: row.full_name,
      isActive: row.is_active,
      isVerified: row.is_verified,
      createdAt: DateTime.fromDateUnsafe(row.created_at),
      updatedAt: DateTime.fromDateUnsafe(row.updated_at),
      version: row.version
    },
    { disableChecks: true }
  ),
  passwordHash: row.password_hash
})
