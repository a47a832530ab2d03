/** What `RefreshSessions` promises about the ends of sessions: by a token, by their user, and by time. */
import { Effect, Option } from "effect"
import { same, sameItems } from "../assertions.ts"
import { givenAccount, instant } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { givenOwner, givenOwnSession, givenSession, isDead, newToken, rotatedTo, send } from "./givenSession.ts"

export const sessionEnds = section({
  about: "ends of sessions",
  needs: ["books", "users", "sessions"],
  promises: [
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
