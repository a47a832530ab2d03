/**
 * Keeps the tokens of whoever has signed in. However many requests find the access token expired, one of them refreshes
 * it and the others take what it got, or fail as it failed; a refresh that is refused ends the session for all of them.
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

  /**
   * Signing in and out and refreshing take turns: tokens that come late must not take the place of newer ones. Who gives
   * up in their turn must not lose the new tokens, since the old ones are spent.
   */
  const inTurn = <A, F>(effect: Effect.Effect<A, F>) => turn.withPermits(1)(Effect.uninterruptible(effect))

  const keep = Effect.fnUntraced(function* (pair: TokenPair) {
    const expiresAt = (yield* Clock.currentTimeMillis) + pair.expires_in * 1000
    const tokens = { accessToken: pair.access_token, refreshToken: pair.refresh_token, expiresAt }
    yield* save(tokens)
    return tokens
  })

  const begin = (pair: TokenPair) => inTurn(keep(pair))

  /** Forgets the tokens, and gives back the refresh token to tell the server of. */
  const end = inTurn(Effect.tap(load, (tokens) => (tokens === undefined ? Effect.void : save(undefined))))

  /** How the last refresh failed that has not ended the session. */
  let failure: { readonly error: E } | undefined

  const fails = (error: E | SessionEnded) =>
    error instanceof SessionEnded ? save(undefined) : Effect.sync(() => void (failure = { error }))

  /** Other tokens than those that are `spent`: from whoever has got them first, or by a refresh. */
  const renew = (spent: Tokens): Effect.Effect<Tokens, E | SessionEnded> =>
    Effect.suspend(() => {
      const before = failure
      return inTurn(
        Effect.gen(function* () {
          const kept = yield* load
          if (kept === undefined) return yield* new SessionEnded()
          if (kept.accessToken !== spent.accessToken) return kept
          // What has failed while this one waited is not tried by each that waits.
          if (failure !== undefined && failure !== before) return yield* Effect.fail(failure.error)
          return yield* refresh(Redacted.make(kept.refreshToken)).pipe(Effect.flatMap(keep), Effect.tapError(fails))
        })
      )
    })

  /** Tokens to send a request with, if somebody has signed in. */
  const current = Effect.gen(function* () {
    const tokens = yield* load
    if (tokens === undefined) return undefined
    return tokens.expiresAt - leeway > (yield* Clock.currentTimeMillis) ? tokens : yield* renew(tokens)
  })

  return { begin, current, end, renew }
}

export type Session<E> = ReturnType<typeof make<E>>
