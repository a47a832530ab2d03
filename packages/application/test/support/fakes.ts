/**
 * Cheap, deterministic stand-ins for what takes time or is random in the security adapters. They keep the promises of
 * the ports, and the hasher counts how often it is asked.
 */
import {
  AccessTokens,
  InvalidAccessToken,
  PasswordHasher,
  RefreshTokenDigest,
  RefreshTokens,
  SessionId
} from "@outlay/application"
import { PasswordHash, UserId } from "@outlay/domain"
import { Context, DateTime, Effect, Layer, Option, Redacted } from "effect"

/** How often the hasher of a world was asked so far. */
export class HasherCalls extends Context.Service<HasherCalls>()("test/HasherCalls", {
  make: Effect.sync(() => ({ hash: 0, verify: 0 }))
}) {
  static readonly layer = Layer.effect(this, this.make)
}

/** Lets others go on meanwhile, as hashing does. */
const aside = <A>(f: () => A) => Effect.andThen(Effect.yieldNow, Effect.sync(f))

export const hasher = Layer.effect(
  PasswordHasher,
  Effect.map(HasherCalls, (calls) => {
    const hashOf = (password: Redacted.Redacted<string>) => PasswordHash.make(`hash of ${Redacted.value(password)}`)
    return PasswordHasher.of({
      hash: (password) =>
        aside(() => {
          calls.hash++
          return hashOf(password)
        }),
      verify: (password, hash) =>
        aside(() => {
          calls.verify++
          return Option.contains(hash, hashOf(password))
        })
    })
  })
).pipe(Layer.provideMerge(HasherCalls.layer))

export const accessTokenSeconds = 1800

/** An access token is its claims as text; whatever does not look like that is refused. */
export const accessTokens = Layer.succeed(AccessTokens, {
  issue: ({ userId, sessionId, authenticatedAt }) =>
    Effect.map(DateTime.now, (now) => {
      const expiresAt = Math.floor(DateTime.toEpochMillis(now) / 1000) + accessTokenSeconds
      const authTime = Math.floor(DateTime.toEpochMillis(authenticatedAt) / 1000)
      return {
        token: Redacted.make(["access", userId, sessionId, authTime, expiresAt].join(" ")),
        expiresIn: accessTokenSeconds
      }
    }),
  verify: (token) =>
    Effect.flatMap(DateTime.now, (now) => {
      const [kind, userId = "", sessionId = "", authTime, expiresAt] = Redacted.value(token).split(" ")
      return kind === "access" && DateTime.toEpochMillis(now) < Number(expiresAt) * 1000
        ? Effect.succeed({
            userId: UserId.make(userId),
            sessionId: SessionId.make(sessionId),
            authenticatedAt: DateTime.makeUnsafe(Number(authTime) * 1000)
          })
        : Effect.fail(new InvalidAccessToken())
    })
})

export const refreshTokens = Layer.sync(RefreshTokens, () => {
  let made = 0
  return RefreshTokens.of({
    make: Effect.sync(() => Redacted.make(`refresh ${++made}`)),
    digest: (token) => Effect.succeed(RefreshTokenDigest.make(`digest of ${Redacted.value(token)}`))
  })
})
