/** Sessions to tell promises with: tokens that nobody else has, and times relative to the login. */
import {
  type RefreshSessions,
  RefreshTokenDigest,
  type Rotation,
  type Session,
  SessionId,
  type StoredRefreshToken
} from "@outlay/application"
import { Member, type UserId } from "@outlay/domain"
import { Duration, Effect } from "effect"
import { strict as assert } from "node:assert"
import { same } from "../assertions.ts"
import { givenAccount, givenBook, hashOf, instant, nextId } from "../builders.ts"
import { ports } from "../ports.ts"

type Rotate = RefreshSessions["Service"]["rotate"]

const minute = 60_000

/** A token of 64 hexadecimal digits, as a digest is; it expires an hour after the login. */
export const newToken = Effect.fnUntraced(function* (lifetime = 60 * minute) {
  const digest = RefreshTokenDigest.make((yield* nextId).replaceAll("-", "").repeat(2))
  const token: StoredRefreshToken = { digest, expiresAt: instant(lifetime) }
  return token
})

/** A user with a personal book. */
export const givenOwner = Effect.gen(function* () {
  const { user } = yield* givenAccount()
  const book = yield* givenBook()
  yield* (yield* ports("books")).books.join(Member.make({ bookId: book.id, userId: user.id, role: "owner" }))
  return { user, book }
})

/** A session of a user, and its first token. */
export const givenSession = Effect.fnUntraced(function* (userId: UserId, lifetime?: number) {
  const session: Session = { id: SessionId.make(yield* nextId), userId, authenticatedAt: instant() }
  const token = yield* newToken(lifetime)
  assert.ok(yield* (yield* ports("sessions")).sessions.open(session, token, hashOf(userId)))
  return { session, token }
})

/** A new user with a session. */
export const givenOwnSession = Effect.gen(function* () {
  const owner = yield* givenOwner
  return { ...owner, ...(yield* givenSession(owner.user.id)) }
})

/** Sends a token `after` milliseconds from the login, within a reuse window of ten seconds unless told otherwise. */
export const send = Effect.fnUntraced(function* (
  token: StoredRefreshToken,
  { after = 0, next, window = 10_000 }: { after?: number; next?: StoredRefreshToken; window?: number } = {}
) {
  const { sessions } = yield* ports("sessions")
  const successor = next ?? (yield* newToken())
  const at: Parameters<Rotate>[2] = { now: instant(after), reuseWindow: Duration.millis(window) }
  return { rotation: yield* sessions.rotate(token.digest, successor, at), next: successor }
})

export const refused: Rotation = { _tag: "Refused" }

export const rotatedTo = (session: Session): Rotation => ({ _tag: "Rotated", session })

export const stolen = ({ id }: Session): Rotation => ({ _tag: "Stolen", sessionId: id })

/** The token must be good for nothing, now and later. */
export const isDead = Effect.fnUntraced(function* (token: StoredRefreshToken) {
  same((yield* send(token)).rotation, refused)
  same((yield* send(token, { after: 30 * minute })).rotation, refused)
})
