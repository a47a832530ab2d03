/** Users who have registered, and how they come in. */
import { authenticate, login, register, type Registration, type TokenPair } from "@outlay/application"
import { Email, UserRepository, type UserId, User } from "@outlay/domain"
import { Effect, Redacted, Result } from "effect"
import { eur, utc } from "./values.ts"

export const email = (text: string) => Email.make(text)
export const password = (text: string) => Redacted.make(text)

/** Everyone's password, unless told otherwise. */
export const secret = password("correct horse")

export const registration = (fields: Partial<Registration> = {}): Registration => ({
  email: email("ada@example.com"),
  username: "ada",
  password: secret,
  fullName: null,
  currency: eur,
  timeZone: utc,
  ...fields
})

export const givenUser = (name = "ada") =>
  register(registration({ email: email(`${name}@example.com`), username: name }))

export const signIn = (name = "ada", word = secret) => login({ email: `${name}@example.com`, password: word })

/** The identity that a pair of tokens stands for. */
export const identityOf = (pair: TokenPair) => authenticate(pair.accessToken)

/** A new user who has just signed in. */
export const givenIdentity = Effect.fnUntraced(function* (name = "ada") {
  const profile = yield* givenUser(name)
  const pair = yield* signIn(name)
  return { profile, pair, identity: yield* identityOf(pair) }
})

/** Makes a user inactive, as an operator would. */
export const deactivate = (id: UserId) =>
  UserRepository.use((users) =>
    users.modify(id, (account) => Result.succeed({ ...account, user: User.make({ ...account.user, isActive: false }) }))
  )
