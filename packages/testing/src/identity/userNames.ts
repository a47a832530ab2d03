/** What `UserRepository` promises about emails and usernames: unique without regard to case, in every alphabet. */
import { type Account, EmailTaken, reviseUser, type UserChanges, UsernameTaken } from "@outlay/domain"
import { Effect, Option, Result } from "effect"
import { refuses, same } from "../assertions.ts"
import { email, givenAccount, instant, newAccount, nextId } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"

const revised =
  (changes: UserChanges) =>
  ({ user, passwordHash }: Account) =>
    Result.succeed({ user: reviseUser(user, changes, instant(1)), passwordHash })

/** Two spellings of one username; `x` makes it new in each run. */
const alike: ReadonlyArray<readonly [string, string, string]> = [
  ["latin letters", "ann", "ANN"],
  ["the sharp s", "groß", "GROẞ"],
  ["the dotted I", "İda", "i̇DA"],
  ["the final sigma", "ΟΔΟΣ", "οδος"],
  ["composed and decomposed letters", "zo\u00eb", "ZOE\u0308"],
  ["letters that are one character in lower case only", "J\u030c", "\u01f0"],
  ["letters beyond the basic plane", "𐐀", "𐐨"]
]

export const userNames = section({
  about: "names of users",
  needs: ["users"],
  promises: [
    promise(
      "an email address is taken, in whatever case it is written",
      Effect.gen(function* () {
        const { users } = yield* ports("users")
        const id = yield* nextId
        yield* givenAccount({ email: email(`zo\u00eb.${id}@example.com`) })
        for (const text of [`zo\u00eb.${id}@example.com`, `ZOE\u0308.${id}@Example.COM`]) {
          const account = yield* newAccount({ email: email(text) })
          yield* refuses(users.insert(account), new EmailTaken())
          same(yield* users.find(account.user.id), Option.none())
        }
      })
    ),
    ...alike.map(([what, one, other]) =>
      promise(
        `a username is taken without regard to case: ${what}`,
        Effect.gen(function* () {
          const { users } = yield* ports("users")
          const id = yield* nextId
          yield* givenAccount({ username: `${id}${one}`.normalize("NFC") })
          const second = yield* newAccount({ username: `${id}${other}`.normalize("NFC") })
          yield* refuses(users.insert(second), new UsernameTaken())
          same(yield* users.find(second.user.id), Option.none())
          same(yield* users.findByEmail(second.user.email), Option.none())
        })
      )
    ),
    promise(
      "names that differ in more than case live side by side",
      Effect.gen(function* () {
        const id = yield* nextId
        for (const name of ["ss", "ß", "I", "ı", "οδος", "οδοσ", "e", "é", "%", "_"]) {
          yield* givenAccount({ username: `${id}${name}`, email: email(`${id}${name}@example.com`) })
        }
      })
    ),
    promise(
      "when both names are taken the email's fault is told, also when they are those of two users",
      Effect.gen(function* () {
        const { users } = yield* ports("users")
        const one = (yield* givenAccount()).user
        const other = (yield* givenAccount()).user
        const { user } = yield* givenAccount()
        for (const username of [one.username, other.username]) {
          const names = { email: one.email, username: username.toUpperCase() }
          yield* refuses(users.insert(yield* newAccount(names)), new EmailTaken())
          yield* refuses(users.modify(user.id, revised(names)), new EmailTaken())
        }
        same((yield* users.get(user.id)).user, user)
      })
    ),
    promise(
      "a user can't take a name that is taken",
      Effect.gen(function* () {
        const { users } = yield* ports("users")
        const other = (yield* givenAccount()).user
        const account = yield* givenAccount()
        const { id } = account.user
        yield* refuses(users.modify(id, revised({ email: other.email, fullName: "A" })), new EmailTaken())
        const username = other.username.toUpperCase()
        yield* refuses(users.modify(id, revised({ username, fullName: "A" })), new UsernameTaken())
        same(yield* users.get(id), account)
      })
    )
  ]
})
