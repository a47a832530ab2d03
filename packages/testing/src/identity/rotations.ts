/** What `RefreshSessions.rotate` promises: each token works once, and shows theft when it comes back too late. */
import { Effect, Option } from "effect"
import { same } from "../assertions.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { givenOwnSession, isDead, newToken, refused, rotatedTo, send, stolen } from "./givenSession.ts"

const second = 1000
const hour = 3600 * second

export const rotations = section({
  about: "rotating refresh tokens",
  needs: ["books", "users", "sessions"],
  promises: [
    promise(
      "a fresh token is rotated, and so is each that follows it",
      Effect.gen(function* () {
        const { session, token } = yield* givenOwnSession
        let current = token
        for (const after of [0, second, hour - 1]) {
          const { next, rotation } = yield* send(current, { after, next: yield* newToken(2 * hour) })
          same(rotation, rotatedTo(session))
          current = next
        }
      })
    ),
    promise(
      "an unknown token is refused, and its successor is not kept",
      Effect.gen(function* () {
        const { sessions } = yield* ports("sessions")
        const { next, rotation } = yield* send(yield* newToken())
        same(rotation, refused)
        yield* isDead(next)
        same(yield* sessions.endByToken(next.digest), Option.none())
      })
    ),
    promise(
      "a spent token works again within the window after its first use, each time with a further token",
      Effect.gen(function* () {
        const { session, token } = yield* givenOwnSession
        const first = yield* send(token, { after: hour / 2 })
        const again = yield* send(token, { after: hour / 2 + 9999 })
        const third = yield* send(token, { after: hour / 2 + 9999 })
        for (const { next, rotation } of [first, again, third]) {
          same(rotation, rotatedTo(session))
          same((yield* send(next, { after: hour / 2 + 9999 })).rotation, rotatedTo(session))
        }
      })
    ),
    promise(
      "a spent token that comes back behind the window shows theft and ends the session with all of its tokens",
      Effect.gen(function* () {
        const { sessions } = yield* ports("sessions")
        const { session, token } = yield* givenOwnSession
        const first = yield* send(token)
        const further = yield* send(token, { after: 9 * second })
        const theft = yield* send(token, { after: 10 * second + 1 })
        same(theft.rotation, stolen(session))
        same(yield* sessions.find(session.id), Option.none())
        for (const dead of [token, first.next, further.next, theft.next]) yield* isDead(dead)
      })
    ),
    promise(
      "the window is over exactly at its end",
      Effect.gen(function* () {
        const { session, token } = yield* givenOwnSession
        yield* send(token)
        same((yield* send(token, { after: 10 * second })).rotation, stolen(session))
      })
    ),
    promise(
      "the window counts from the first use, and not from one within it",
      Effect.gen(function* () {
        const { session, token } = yield* givenOwnSession
        yield* send(token)
        same((yield* send(token, { after: 6 * second })).rotation, rotatedTo(session))
        same((yield* send(token, { after: 12 * second })).rotation, stolen(session))
      })
    ),
    promise(
      "a spent token in the middle of a family shows theft as well",
      Effect.gen(function* () {
        const { session, token } = yield* givenOwnSession
        const first = yield* send(token)
        const second = yield* send(first.next, { after: 60_000 })
        const third = yield* send(second.next, { after: 120_000 })
        same((yield* send(first.next, { after: 180_000 })).rotation, stolen(session))
        yield* isDead(third.next)
      })
    ),
    promise(
      "a window of zero lets no token work twice, not even at the same moment",
      Effect.gen(function* () {
        const { session, token } = yield* givenOwnSession
        same((yield* send(token, { window: 0 })).rotation, rotatedTo(session))
        same((yield* send(token, { window: 0 })).rotation, stolen(session))
      })
    ),
    promise(
      "without a window a spent token never works again, also by a clock that is behind the one of its first use",
      Effect.gen(function* () {
        const { session, token } = yield* givenOwnSession
        yield* send(token, { after: second, window: 0 })
        same((yield* send(token, { window: 0 })).rotation, stolen(session))
      })
    ),
    promise(
      "theft in one session ends no other, not even of the same user",
      Effect.gen(function* () {
        const { sessions } = yield* ports("sessions")
        const one = yield* givenOwnSession
        const other = yield* givenOwnSession
        yield* send(one.token)
        yield* send(one.token, { after: 60_000 })
        same((yield* send(other.token)).rotation, rotatedTo(other.session))
        same(Option.isSome(yield* sessions.find(other.session.id)), true)
      })
    ),
    promise(
      "an expired token is refused from the moment of its expiry, and ends nothing",
      Effect.gen(function* () {
        const { session, token } = yield* givenOwnSession
        for (const after of [hour, hour + 1, 2 * hour]) {
          const { next, rotation } = yield* send(token, { after })
          same(rotation, refused)
          yield* isDead(next)
        }
        same((yield* send(token, { after: hour - 1 })).rotation, rotatedTo(session))
      })
    ),
    promise(
      "a spent token that has expired is refused, and ends nothing",
      Effect.gen(function* () {
        const { session, token } = yield* givenOwnSession
        const { next } = yield* send(token, { next: yield* newToken(3 * hour) })
        same((yield* send(token, { after: hour })).rotation, refused)
        same((yield* send(next, { after: hour })).rotation, rotatedTo(session))
      })
    ),
    promise(
      "of many that send one token at once each gets a further token within the window",
      Effect.gen(function* () {
        const { session, token } = yield* givenOwnSession
        const sent = yield* Effect.all(
          Array.from({ length: 12 }, () => send(token)),
          { concurrency: "unbounded" }
        )
        for (const { next, rotation } of sent) {
          same(rotation, rotatedTo(session))
          same((yield* send(next)).rotation, rotatedTo(session))
        }
      })
    ),
    promise(
      "of many that send one token at once without a window one gets through, one shows theft, and the rest is refused",
      Effect.gen(function* () {
        const { sessions } = yield* ports("sessions")
        const { session, token } = yield* givenOwnSession
        const sent = yield* Effect.all(
          Array.from({ length: 12 }, () => send(token, { window: 0 })),
          { concurrency: "unbounded" }
        )
        const tags = sent.map(({ rotation }) => rotation._tag)
        same(tags.toSorted(), [...Array.from({ length: 10 }, () => "Refused"), "Rotated", "Stolen"])
        same(yield* sessions.find(session.id), Option.none())
        for (const { next } of sent) yield* isDead(next)
      })
    )
  ]
})
