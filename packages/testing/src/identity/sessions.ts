/** What `RefreshSessions` promises about the life of a session: who is found in it, and what ends it. */
import { Member, PasswordHash, reviseBook, TimeZone, User } from "@outlay/domain"
import { type Session, SessionId } from "@outlay/application"
import { Effect, Option, Result } from "effect"
import { same, sameItems } from "../assertions.ts"
import { givenAccount, hashOf, instant, newAccount, nextId } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { givenOwner, givenOwnSession, givenSession, isDead, newToken, rotatedTo, send } from "./givenSession.ts"

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
    ),
    promise(
      "expired tokens are forgotten, and with the last of them their session",
      Effect.gen(function* () {
        const { sessions } = yield* ports("sessions")
        const { user } = yield* givenOwner
        const over = yield* givenSession(user.id, 1000)
        const ongoing = yield* givenSession(user.id, 1000)
        const { next } = yield* send(ongoing.token)
        // Others on this store may have left some of theirs.
        same((yield* sessions.forgetExpired(instant(1000))) >= 2, true)
        same(yield* sessions.forgetExpired(instant(1000)), 0)
        same(yield* sessions.find(over.session.id), Option.none())
        same(yield* sessions.endByToken(over.token.digest), Option.none())
        same(yield* sessions.endByToken(ongoing.token.digest), Option.none())
        same((yield* send(next)).rotation, rotatedTo(ongoing.session))
      })
    ),
    promise(
      "a fresh, a spent and an expired token all end their session, and tell it again once it has ended",
      Effect.gen(function* () {
        const { sessions } = yield* ports("sessions")
        const { user } = yield* givenOwner
        const fresh = yield* givenSession(user.id)
        const spent = yield* givenSession(user.id)
        const { next } = yield* send(spent.token)
        const expired = yield* givenSession(user.id, -1)
        const other = yield* givenSession(user.id)
        for (const { session, token } of [fresh, spent, expired]) {
          const end = sessions.endByToken(token.digest)
          same([yield* end, yield* end], [Option.some(session.id), Option.some(session.id)])
          same(yield* sessions.find(session.id), Option.none())
          yield* isDead(token)
        }
        yield* isDead(next)
        same(Option.isSome(yield* sessions.find(other.session.id)), true)
      })
    ),
    promise(
      "an unknown token ends nothing",
      Effect.gen(function* () {
        const { sessions } = yield* ports("sessions")
        const { session } = yield* givenOwnSession
        same(yield* sessions.endByToken((yield* newToken()).digest), Option.none())
        same(Option.isSome(yield* sessions.find(session.id)), true)
      })
    ),
    promise(
      "all sessions of a user end but one, and those that have ended are told once",
      Effect.gen(function* () {
        const { sessions } = yield* ports("sessions")
        const { user } = yield* givenOwner
        const [kept, one, other, gone] = [
          yield* givenSession(user.id),
          yield* givenSession(user.id),
          yield* givenSession(user.id),
          yield* givenSession(user.id)
        ]
        const stranger = yield* givenOwnSession
        yield* sessions.endByToken(gone.token.digest)
        const except = Option.some(kept.session.id)
        sameItems(yield* sessions.endAllOf(user.id, except), [one.session.id, other.session.id])
        same(yield* sessions.endAllOf(user.id, except), [])
        for (const { session, token } of [one, other, gone]) {
          same(yield* sessions.find(session.id), Option.none())
          yield* isDead(token)
        }
        for (const { session, token } of [kept, stranger]) {
          same(Option.isSome(yield* sessions.find(session.id)), true)
          same((yield* send(token)).rotation, rotatedTo(session))
        }
      })
    ),
    promise(
      "all sessions of a user end when none is excepted",
      Effect.gen(function* () {
        const { sessions } = yield* ports("sessions")
        const { user } = yield* givenOwner
        const opened = [yield* givenSession(user.id), yield* givenSession(user.id)]
        const stranger = yield* givenOwnSession
        const all = opened.map(({ session }) => session.id)
        sameItems(yield* sessions.endAllOf(user.id, Option.none()), all)
        for (const id of all) same(yield* sessions.find(id), Option.none())
        same(Option.isSome(yield* sessions.find(stranger.session.id)), true)
        same(yield* sessions.endAllOf((yield* givenAccount()).user.id, Option.none()), [])
      })
    )
  ]
})
