/** What holds "however the writers meet" for sessions: ends that nothing outlives. */
import { type Session, SessionId } from "@outlay/application"
import { PasswordHash } from "@outlay/domain"
import { Effect, Option, Result } from "effect"
import { same, sameItems } from "../assertions.ts"
import { hashOf, instant, nextId } from "../builders.ts"
import { givenOwner, givenOwnSession, givenSession, isDead, newToken, send } from "../identity/givenSession.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { atOnce, repeatedly } from "./atOnce.ts"

export const logins = section({
  about: "sessions at the same moment",
  needs: ["books", "users", "sessions"],
  promises: [
    promise(
      "a session that ends while its token is rotated leaves no token alive",
      repeatedly(
        Effect.gen(function* () {
          const { sessions } = yield* ports("sessions")
          const { session, token, user } = yield* givenOwnSession
          const other = yield* givenSession(user.id)
          const [sent, ended] = yield* Effect.all(
            [
              Effect.all([send(token), send(token), send(token)], { concurrency: "unbounded" }),
              Effect.all(
                [sessions.endByToken(token.digest), sessions.endAllOf(user.id, Option.some(other.session.id))],
                {
                  concurrency: "unbounded"
                }
              )
            ],
            { concurrency: "unbounded" }
          )
          same(ended[0], Option.some(session.id))
          same(yield* sessions.find(session.id), Option.none())
          for (const { next } of sent) yield* isDead(next)
        })
      )
    ),
    promise(
      "sessions that are ended by many at once are told once",
      repeatedly(
        Effect.gen(function* () {
          const { sessions } = yield* ports("sessions")
          const { user } = yield* givenOwner
          const opened = yield* Effect.forEach([0, 1, 2], () => givenSession(user.id))
          const told = yield* Effect.all(
            [0, 1, 2, 3].map(() => sessions.endAllOf(user.id, Option.none())),
            { concurrency: "unbounded" }
          )
          sameItems(
            told.flat(),
            opened.map(({ session }) => session.id)
          )
        })
      )
    ),
    promise(
      "nothing of a user who is removed while signing in is left",
      repeatedly(
        Effect.gen(function* () {
          const { sessions, users } = yield* ports("sessions", "users")
          const { user } = yield* givenOwner
          const [removed, ...opened] = yield* Effect.all(
            [users.remove(user.id), ...[0, 1, 2].map(() => Effect.option(Effect.sandbox(givenSession(user.id))))],
            { concurrency: "unbounded" }
          )
          same(removed, undefined)
          for (const it of opened) {
            if (it === undefined || Option.isNone(it)) continue
            same(yield* sessions.find(it.value.session.id), Option.none())
            yield* isDead(it.value.token)
          }
        })
      )
    )
  ]
})

export const loginsMeanwhile = section({
  about: "sessions and a new password at the same moment",
  needs: ["books", "transactor", "users", "sessions"],
  promises: [
    promise(
      "who signs in by the old password while it changes has no session that outlives the change",
      repeatedly(
        Effect.gen(function* () {
          const { sessions, transactor, users } = yield* ports("sessions", "transactor", "users")
          const { user } = yield* givenOwner
          const opened: ReadonlyArray<Session> = yield* Effect.forEach([0, 1, 2, 3], () =>
            Effect.map(nextId, (id) => ({ id: SessionId.make(id), userId: user.id, authenticatedAt: instant() }))
          )
          const tokens = yield* Effect.forEach(opened, () => newToken())
          const change = transactor.run(
            Effect.andThen(
              users.modify(user.id, (it) => Result.succeed({ ...it, passwordHash: PasswordHash.make("another") })),
              sessions.endAllOf(user.id, Option.none())
            )
          )
          yield* atOnce(
            change,
            ...opened.flatMap((session, index) => {
              const token = tokens[index]
              return token === undefined ? [] : [sessions.open(session, token, hashOf(user.id))]
            })
          )
          for (const { id } of opened) same(yield* sessions.find(id), Option.none())
        })
      )
    )
  ]
})
