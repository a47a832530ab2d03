/** What `RefreshSessions` promises about the life of a session: who is found in it, and for whom it is opened. */
import { Member, PasswordHash, reviseBook, TimeZone, User } from "@outlay/domain"
import { type Session, SessionId } from "@outlay/application"
import { Effect, Option, Result } from "effect"
import { same } from "../assertions.ts"
import { hashOf, instant, newAccount, nextId } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { givenOwner, givenOwnSession, isDead, newToken, send } from "./givenSession.ts"

const setActive = Effect.fnUntraced(function* ({ id }: User, isActive: boolean) {
  const { users } = yield* ports("users")
  yield* users.modify(id, ({ user, passwordHash }) =>
    Result.succeed({ user: User.make({ ...user, isActive, version: user.version + 1 }), passwordHash })
  )
})

const newHash = PasswordHash.make("hash of something else")

export const sessions = section({
  about: "sessions",
  needs: ["books", "users", "sessions"],
  promises: [
    promise(
      "a session is found with its user's personal book and role",
      Effect.gen(function* () {
        const { sessions } = yield* ports("sessions")
        const { book, session } = yield* givenOwnSession
        same(yield* sessions.find(session.id), Option.some({ session, book, role: "owner" }))
      })
    ),
    promise(
      "a session that was never opened is not found",
      Effect.gen(function* () {
        const { sessions } = yield* ports("sessions")
        same(yield* sessions.find(SessionId.make(yield* nextId)), Option.none())
      })
    ),
    promise(
      "a session tells the book and role as they are now",
      Effect.gen(function* () {
        const { books, sessions } = yield* ports("books", "sessions")
        const { book, session, user } = yield* givenOwnSession
        yield* books.join(Member.make({ bookId: book.id, userId: user.id, role: "viewer" }))
        const changes = { timeZone: TimeZone.make("UTC") }
        yield* books.modify(book.id, (it) => Result.succeed(reviseBook(it, changes, instant(1))))
        const found = yield* sessions.find(session.id)
        same(
          Option.map(found, (it) => [it.role, it.book.version]),
          Option.some(["viewer", 2])
        )
      })
    ),
    promise(
      "rotating tokens keeps a session as it began",
      Effect.gen(function* () {
        const { sessions } = yield* ports("sessions")
        const { book, session, token } = yield* givenOwnSession
        yield* send((yield* send(token)).next, { after: 60_000 })
        same(yield* sessions.find(session.id), Option.some({ session, book, role: "owner" }))
      })
    ),
    promise(
      "a session of a user who is not active is not found, and is found again once the user is",
      Effect.gen(function* () {
        const { sessions } = yield* ports("sessions")
        const { session, user } = yield* givenOwnSession
        yield* setActive(user, false)
        same(yield* sessions.find(session.id), Option.none())
        yield* setActive(user, true)
        same(Option.isSome(yield* sessions.find(session.id)), true)
      })
    ),
    promise(
      "the sessions of a removed user are gone with all their tokens",
      Effect.gen(function* () {
        const { sessions, users } = yield* ports("sessions", "users")
        const { session, token, user } = yield* givenOwnSession
        const { next } = yield* send(token)
        yield* users.remove(user.id)
        same(yield* sessions.find(session.id), Option.none())
        for (const gone of [token, next]) {
          yield* isDead(gone)
          same(yield* sessions.endByToken(gone.digest), Option.none())
        }
        same(yield* sessions.endAllOf(user.id, Option.none()), [])
      })
    ),
    promise(
      "a session can't be opened for a user who is not there",
      Effect.gen(function* () {
        const { sessions } = yield* ports("sessions")
        const userId = (yield* newAccount()).user.id
        const session: Session = { id: SessionId.make(yield* nextId), userId, authenticatedAt: instant() }
        const token = yield* newToken()
        same(yield* sessions.open(session, token, hashOf(userId)), false)
        yield* isDead(token)
      })
    ),
    promise(
      "a session can't be opened with a password that is not the user's any more",
      Effect.gen(function* () {
        const { sessions, users } = yield* ports("sessions", "users")
        const { user } = yield* givenOwner
        yield* users.modify(user.id, (account) => Result.succeed({ ...account, passwordHash: newHash }))
        const session: Session = { id: SessionId.make(yield* nextId), userId: user.id, authenticatedAt: instant() }
        const token = yield* newToken()
        same(yield* sessions.open(session, token, hashOf(user.id)), false)
        same(yield* sessions.find(session.id), Option.none())
        yield* isDead(token)
        same(yield* sessions.open(session, token, newHash), true)
        same(Option.isSome(yield* sessions.find(session.id)), true)
      })
    )
  ]
})
