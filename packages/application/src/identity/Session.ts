/** Signing in, staying signed in, signing out. */
import { type Account, Email, type Password, UserRepository } from "@outlay/domain"
import { DateTime, Effect, Option, type Redacted, Schema } from "effect"
import { AccessTokens } from "../ports/AccessTokens.ts"
import type { AttemptLimits, TooManyAttempts } from "../ports/AttemptLimits.ts"
import { IdGenerator } from "../ports/IdGenerator.ts"
import { PasswordHasher } from "../ports/PasswordHasher.ts"
import { RefreshSessions, type Session, SessionId, type StoredRefreshToken } from "../ports/RefreshSessions.ts"
import { RefreshTokens } from "../ports/RefreshTokens.ts"
import { IdentitySettings } from "./IdentitySettings.ts"
import { limitedProof } from "./LimitedProof.ts"
import { Principals } from "./Principals.ts"
import { useCase } from "../tracing/useCase.ts"

/**
 * What a client gets to act with: an access token for requests, a refresh token for the next pair.
 *
 * @example
 * ```ts
 * import type { TokenPair } from "@outlay/application"
 * import { Redacted } from "effect"
 *
 * export const cookieOf = ({ accessToken, expiresIn }: TokenPair) =>
 *   `access=${Redacted.value(accessToken)}; Max-Age=${expiresIn}; HttpOnly; Secure; SameSite=Strict`
 * ```
 */
export interface TokenPair {
  readonly accessToken: Redacted.Redacted<string>
  readonly refreshToken: Redacted.Redacted<string>
  /** Seconds until the access token expires. */
  readonly expiresIn: number
}

/**
 * Email and password don't belong together, or there is no such active user: which one is not told.
 *
 * @example
 * ```ts
 * import { login } from "@outlay/application"
 * import { Effect } from "effect"
 *
 * export const signIn = (...credentials: Parameters<typeof login>) =>
 *   login(...credentials).pipe(
 *     Effect.as("Welcome back."),
 *     Effect.catchTag("InvalidCredentials", ({ message }) => Effect.succeed(`Try again: ${message}.`))
 *   )
 * ```
 */
export class InvalidCredentials extends Schema.TaggedError<InvalidCredentials>()("InvalidCredentials", {}) {
  override get message() {
    return "the email or the password is wrong"
  }
}

/**
 * The refresh token is unknown, expired, revoked or used twice: which one is not told.
 *
 * @example
 * ```ts
 * import { refresh } from "@outlay/application"
 * import { Effect, type Redacted } from "effect"
 *
 * export const goOn = (token: Redacted.Redacted<string>) =>
 *   Effect.catchTag(refresh(token), "InvalidRefreshToken", () => Effect.succeed("please sign in again"))
 * ```
 */
export class InvalidRefreshToken extends Schema.TaggedError<InvalidRefreshToken>()("InvalidRefreshToken", {}) {
  override get message() {
    return "the refresh token is not valid"
  }
}

/**
 * Opens a session for who knows the password. Takes the same time for an unknown email as for a wrong password, and too
 * many of either are refused alike.
 *
 * @example
 * ```ts
 * import { login } from "@outlay/application"
 * import { Effect, Redacted } from "effect"
 *
 * export const signIn = (email: string, password: string) =>
 *   login({ email, password: Redacted.make(password) }).pipe(
 *     Effect.catchTag("TooManyAttempts", ({ retryAfterSeconds }) =>
 *       Effect.succeed(`come back in ${retryAfterSeconds} seconds`)
 *     )
 *   )
 * ```
 */
export const login = useCase("login")(function* (credentials: {
  readonly email: string
  readonly password: Password
}): Effect.fn.Return<
  TokenPair,
  InvalidCredentials | TooManyAttempts,
  AccessTokens | AttemptLimits | IdGenerator | PasswordHasher | RefreshSessions | RefreshTokens | UserRepository
> {
  const users = yield* UserRepository
  const hasher = yield* PasswordHasher
  let account = Option.none<Account>()
  const isRight = Effect.gen(function* () {
    const email = Schema.decodeOption(Email)(credentials.email)
    if (Option.isSome(email)) account = yield* users.findByEmail(email.value)
    const hash = Option.map(account, (it) => it.passwordHash)
    const matches = yield* hasher.verify(credentials.password, hash)
    return matches && Option.exists(account, ({ user }) => user.isActive)
  })
  if (!(yield* limitedProof(credentials.email, isRight)) || Option.isNone(account)) {
    return yield* new InvalidCredentials()
  }
  return yield* openSession(account.value)
})

const openSession = Effect.fnUntraced(function* ({ passwordHash, user }: Account) {
  const session: Session = {
    id: SessionId.make(yield* (yield* IdGenerator).next),
    userId: user.id,
    authenticatedAt: yield* DateTime.now
  }
  const { token, stored } = yield* newRefreshToken
  const isOpen = yield* (yield* RefreshSessions).open(session, stored, passwordHash)
  return isOpen ? yield* tokenPair(session, token) : yield* new InvalidCredentials()
})

/**
 * Spends a refresh token for a new pair. A spent token that comes back too late ends its whole session.
 *
 * @example
 * ```ts
 * import { refresh } from "@outlay/application"
 * import { Effect, Redacted } from "effect"
 *
 * export const nextAccessToken = (refreshToken: string) =>
 *   Effect.map(refresh(Redacted.make(refreshToken)), ({ accessToken }) => accessToken)
 * ```
 */
export const refresh = useCase("refresh")(function* (
  spent: Redacted.Redacted<string>
): Effect.fn.Return<TokenPair, InvalidRefreshToken, AccessTokens | Principals | RefreshSessions | RefreshTokens> {
  const { refreshTokenReuse } = yield* IdentitySettings
  const digest = yield* (yield* RefreshTokens).digest(spent)
  const { token, stored } = yield* newRefreshToken
  const sessions = yield* RefreshSessions
  const principals = yield* Principals
  const rotation = yield* sessions.rotate(digest, stored, {
    now: yield* DateTime.now,
    reuseWindow: refreshTokenReuse
  })
  if (rotation._tag === "Stolen") yield* principals.forget([rotation.sessionId])
  if (rotation._tag !== "Rotated") return yield* new InvalidRefreshToken()
  // The session may be one of a user who is inactive by now.
  if (Option.isNone(yield* principals.find(rotation.session.id))) return yield* new InvalidRefreshToken()
  return yield* tokenPair(rotation.session, token)
})

/**
 * Ends the session that a refresh token belongs to, if there is one.
 *
 * @example
 * ```ts
 * import { logout } from "@outlay/application"
 * import { Redacted } from "effect"
 *
 * export const signOut = (refreshToken: string) => logout(Redacted.make(refreshToken))
 * ```
 */
export const logout = useCase("logout")(function* (
  token: Redacted.Redacted<string>
): Effect.fn.Return<void, never, Principals | RefreshSessions | RefreshTokens> {
  const digest = yield* (yield* RefreshTokens).digest(token)
  const ended = yield* (yield* RefreshSessions).endByToken(digest)
  yield* (yield* Principals).forget(Option.toArray(ended))
})

const newRefreshToken = Effect.gen(function* () {
  const tokens = yield* RefreshTokens
  const { refreshTokenLifetime } = yield* IdentitySettings
  const token = yield* tokens.make
  const stored: StoredRefreshToken = {
    digest: yield* tokens.digest(token),
    expiresAt: DateTime.addDuration(yield* DateTime.now, refreshTokenLifetime)
  }
  return { token, stored }
})

const tokenPair = Effect.fnUntraced(function* (session: Session, refreshToken: Redacted.Redacted<string>) {
  const access = yield* (yield* AccessTokens).issue({
    userId: session.userId,
    sessionId: session.id,
    authenticatedAt: session.authenticatedAt
  })
  return { accessToken: access.token, refreshToken, expiresIn: access.expiresIn }
})
