/**
 * Keeps the tokens of whoever has signed in. However many requests find the access token expired, one of them refreshes
 * it and the others take what it got; a refresh that is refused ends the session for all of them, and is not asked again.
 */
import type { TokenPairJson } from "@outlay/adapters-http/json/TokenJson"
import { Clock, Effect, Redacted, Semaphore } from "effect"
import { SessionEnded } from "./failures.ts"
import type { Tokens, TokenStore } from "./Tokens.ts"

type TokenPair = typeof TokenPairJson.Type

/** A token that has so few milliseconds left might expire on the way. */
const leeway = 10_000

export interface SessionOptions<E> {
  readonly store: TokenStore
  /** A new pair for a refresh token, which is spent by that. */
  readonly refresh: (refreshToken: Redacted.Redacted<string>) => Effect.Effect<TokenPair, E | SessionEnded>
}

export const make = <E>({ store, refresh }: SessionOptions<E>) => {
  const turn = Semaphore.makeUnsafe(1)
  const load = Effect.promise(async () => store.load())
  const save = (tokens: Tokens | undefined) => Effect.promise(async () => store.save(tokens))

  const begin = Effect.fnUntraced(function* (pair: TokenPair) {
    const expiresAt = (yield* Clock.currentTimeMillis) + pair.expires_in * 1000
    const tokens = { accessToken: pair.access_token, refreshToken: pair.refresh_token, expiresAt }
    yield* save(tokens)
    return tokens
  })

  /** Forgets the tokens, and gives back the refresh token to tell the server of. */
  const end = Effect.tap(load, (tokens) => (tokens === undefined ? Effect.void : save(undefined)))

  /** Other tokens than those that are `spent`: from whoever has got them first, or by a refresh. */
  const renew = (spent: Tokens): Effect.Effect<Tokens, E | SessionEnded> =>
    Effect.gen(function* () {
      const kept = yield* load
      if (kept === undefined) return yield* new SessionEnded()
      if (kept.accessToken !== spent.accessToken) return kept
      return yield* refresh(Redacted.make(kept.refreshToken)).pipe(
        Effect.flatMap(begin),
        Effect.tapError((error) => (error instanceof SessionEnded ? save(undefined) : Effect.void))
      )
    }).pipe(
      // Who gives up waiting must not lose the new tokens, since the old ones are spent.
      Effect.uninterruptible,
      turn.withPermits(1)
    )

  /** Tokens to send a request with, if somebody has signed in. */
  const current = Effect.gen(function* () {
    const tokens = yield* load
    if (tokens === undefined) return undefined
    return tokens.expiresAt - leeway > (yield* Clock.currentTimeMillis) ? tokens : yield* renew(tokens)
  })

  return { begin, current, end, renew }
}

export type Session<E> = ReturnType<typeof make<E>>
