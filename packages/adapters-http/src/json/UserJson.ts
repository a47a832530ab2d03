/** Users on the wire: never a password or its hash in an answer. */
import {
  type Book,
  CurrencyCode,
  Email,
  namesakeOf,
  OptionalText,
  PasswordText,
  shapedAs,
  TimeZone,
  type User,
  UserId,
  Username
} from "@outlay/domain"
import { type DateTime, type Redacted, Schema } from "effect"
import { CurrencyText, OpaqueText, Timestamp, timestamp } from "./Common.ts"
import { withRules } from "./CrossFieldRule.ts"

export const UserJson = Schema.Struct({
  id: Schema.toType(UserId),
  email: Schema.String.annotate({ format: "email" }),
  username: Schema.String,
  full_name: Schema.NullOr(Schema.String),
  currency: CurrencyText,
  timezone: Schema.String.annotate({ description: "IANA.", examples: ["Europe/Vienna"] }),
  is_active: Schema.Boolean,
  is_verified: Schema.Boolean,
  created_at: Timestamp,
  updated_at: Timestamp
}).annotate({ identifier: "User", description: "An account." })

export const toUserJson = (profile: {
  readonly user: User
  readonly book: Book
  readonly updatedAt: DateTime.Utc
}): typeof UserJson.Encoded => ({
  id: profile.user.id,
  email: profile.user.email,
  username: profile.user.username,
  full_name: profile.user.fullName,
  currency: profile.book.currency,
  timezone: profile.book.timeZone,
  is_active: profile.user.isActive,
  is_verified: profile.user.isVerified,
  created_at: timestamp(profile.user.createdAt),
  updated_at: timestamp(profile.updatedAt)
})

/** A password that is to be set. */
const NewPassword = Schema.RedactedFromValue(PasswordText)

/** A password that is to be compared: any text, since what no rule allows is just wrong. */
export const GivenPassword = Schema.RedactedFromValue(OpaqueText.check(shapedAs({ format: "password" })))

const isNamesake = (password: Redacted.Redacted<string> | undefined, name: string | undefined): boolean =>
  password !== undefined && name !== undefined && namesakeOf(password, { email: name, username: name }) !== undefined

const noNamesake = withRules(
  {
    fields: ["password", "email"],
    at: "password",
    detail: "must not be the email address",
    holds: ({ password, email }: { readonly password?: Redacted.Redacted<string>; readonly email?: string }) =>
      !isNamesake(password, email)
  },
  {
    fields: ["password", "username"],
    at: "password",
    detail: "must not be the username",
    holds: ({ password, username }: { readonly password?: Redacted.Redacted<string>; readonly username?: string }) =>
      !isNamesake(password, username)
  }
)

export const RegistrationJson = Schema.Struct({
  email: Email,
  username: Username,
  password: NewPassword,
  full_name: Schema.optionalKey(OptionalText(255)),
  currency: Schema.optionalKey(CurrencyCode),
  timezone: Schema.optionalKey(TimeZone)
})
  .pipe(noNamesake)
  .annotate({ identifier: "Registration" })

export const UserChangesJson = Schema.Struct({
  full_name: Schema.optionalKey(OptionalText(255)),
  username: Schema.optionalKey(Username),
  email: Schema.optionalKey(Email),
  timezone: Schema.optionalKey(TimeZone),
  currency: Schema.optionalKey(CurrencyCode),
  password: Schema.optionalKey(NewPassword),
  current_password: Schema.optionalKey(GivenPassword)
})
  .pipe(noNamesake)
  .annotate({ identifier: "UserChanges" })

export const AccountDeletionJson = Schema.Struct({
  current_password: Schema.optionalKey(GivenPassword)
}).annotate({ identifier: "AccountDeletion" })
