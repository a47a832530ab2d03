/** What holds "however the writers meet" for users: unique names. */
import { type Account, reviseUser, type UserChanges } from "@outlay/domain"
import { Effect, Option, Result } from "effect"
import { strict as assert } from "node:assert"
import { same } from "../assertions.ts"
import { email, givenAccount, instant, newAccount, nextId } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { atOnce, oneThrough, repeatedly } from "./atOnce.ts"

const revised =
  (changes: UserChanges) =>
  ({ user, passwordHash }: Account) =>
    Result.succeed({ user: reviseUser(user, changes, instant(1)), passwordHash })

export const identities = section({
  about: "users at the same moment",
  needs: ["users"],
  promises: [
    promise(
      "one email address goes to one of many users",
      repeatedly(
        Effect.gen(function* () {
          const { users } = yield* ports("users")
          const address = email(`${yield* nextId}@example.com`)
          const made = yield* Effect.forEach([0, 1, 2, 3, 4, 5], () => newAccount({ email: address }))
          oneThrough(yield* atOnce(...made.map(users.insert)), "EmailTaken")
          assert.ok(Option.isSome(yield* users.findByEmail(address)))
        })
      )
    ),
    promise(
      "one username goes to one of many users, in whatever case they ask for it",
      repeatedly(
        Effect.gen(function* () {
          const { users } = yield* ports("users")
          const id = yield* nextId
          const made = yield* Effect.forEach(["ann", "ANN", "Ann", "aNN"], (name) =>
            newAccount({ username: `${id}${name}` })
          )
          oneThrough(yield* atOnce(...made.map(users.insert)), "UsernameTaken")
        })
      )
    ),
    promise(
      "of users who register the same email and username at once one goes through, and the rest is told of the email",
      repeatedly(
        Effect.gen(function* () {
          const { users } = yield* ports("users")
          const id = yield* nextId
          const names = { email: email(`${id}@example.com`), username: id }
          const made = yield* Effect.forEach([0, 1, 2, 3], () => newAccount(names))
          oneThrough(yield* atOnce(...made.map(users.insert)), "EmailTaken")
        })
      )
    ),
    promise(
      "of users who change to one email address at once one gets it",
      repeatedly(
        Effect.gen(function* () {
          const { users } = yield* ports("users")
          const address = email(`${yield* nextId}@example.com`)
          const made = yield* Effect.forEach([0, 1, 2, 3], () => givenAccount())
          const changes = made.map(({ user }) => users.modify(user.id, revised({ email: address })))
          oneThrough(yield* atOnce(...changes), "EmailTaken")
        })
      )
    ),
    promise(
      "two users who want each other's email address at once are both refused",
      repeatedly(
        Effect.gen(function* () {
          const { users } = yield* ports("users")
          const one = (yield* givenAccount()).user
          const other = (yield* givenAccount()).user
          const outcomes = yield* atOnce(
            users.modify(one.id, revised({ email: other.email })),
            users.modify(other.id, revised({ email: one.email }))
          )
          same(outcomes, ["EmailTaken", "EmailTaken"])
        })
      )
    )
  ]
})
