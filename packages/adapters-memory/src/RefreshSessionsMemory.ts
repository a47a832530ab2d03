import { type Principal, RefreshSessions, type Rotation, type Session } from "@outlay/application"
import { DateTime, Duration, Effect, HashMap, Layer, Option, Result } from "effect"
import { requireFree } from "./Constraints.ts"
import { ended, ongoing, sessionsOf, withoutExpired, withToken } from "./Sessions.ts"
import { booksOfUser, type State } from "./State.ts"
import { Store } from "./Store.ts"

/**
 * `RefreshSessions` on a store, which has to hold the users as well; `layer` of the package has all ports.
 *
 * @example
 * ```ts
 * import { RefreshSessionsMemory, Store, UserRepositoryMemory } from "@outlay/adapters-memory"
 * import { RefreshSessions, RefreshTokenDigest, SessionId } from "@outlay/application"
 * import { PasswordHash } from "@outlay/domain"
 * import { countedIds, givenAccount, instant, nextId } from "@outlay/testing"
 * import { Effect, Layer } from "effect"
 *
 * const storage = Layer.merge(RefreshSessionsMemory.layer, UserRepositoryMemory.layer).pipe(Layer.provide(Store.layer))
 * const program = Effect.gen(function* () {
 *   const { open } = yield* RefreshSessions
 *   const { passwordHash, user } = yield* givenAccount()
 *   const session = { id: SessionId.make(yield* nextId), userId: user.id, authenticatedAt: instant() }
 *   const token = { digest: RefreshTokenDigest.make("a digest"), expiresAt: instant(60_000) }
 *   return [yield* open(session, token, PasswordHash.make("an old one")), yield* open(session, token, passwordHash)]
 * })
 * console.log(await Effect.runPromise(Effect.provide(program, [storage, countedIds]))) // [ false, true ]
 * ```
 */
export const layer: Layer.Layer<RefreshSessions, never, Store> = Layer.effect(
  RefreshSessions,
  Effect.map(Store, (store) =>
    RefreshSessions.of({
      open: (session, token, proven) =>
        store.modify((state) => {
          const account = HashMap.get(state.accounts, session.userId)
          if (!Option.exists(account, ({ passwordHash }) => passwordHash === proven)) {
            return Result.succeed([false, state] as const)
          }
          requireFree(state.sessions, session.id)
          const sessions = HashMap.set(state.sessions, session.id, { session, ended: false })
          return Result.succeed([true, withToken({ ...state, sessions }, session.id, token)] as const)
        }),
      rotate: (digest, next, at) => store.modify((state) => Result.succeed(rotated(state, digest, next, at))),
      endByToken: (digest) =>
        store.modify((state) =>
          Result.succeed(
            Option.match(HashMap.get(state.tokens, digest), {
              onNone: () => [Option.none(), state] as const,
              onSome: ({ sessionId }) => [Option.some(sessionId), ended(state, sessionId)] as const
            })
          )
        ),
      endAllOf: (userId, except) =>
        store.modify((state) => {
          const ending = sessionsOf(state, userId).filter(
            (id) => Option.isSome(ongoing(state, id)) && !Option.contains(except, id)
          )
          return Result.succeed([ending, ending.reduce(ended, state)] as const)
        }),
      forgetExpired: (at) => store.modify((state) => Result.succeed(withoutExpired(state, at))),
      find: (id) => store.read((state) => Option.flatMap(ongoing(state, id), (session) => principalOf(state, session)))
    })
  )
)

const rotated = (
  state: State,
  ...[digest, next, { now, reuseWindow }]: Parameters<RefreshSessions["Service"]["rotate"]>
): readonly [Rotation, State] => {
  const refused = [{ _tag: "Refused" }, state] as const
  const token = Option.getOrUndefined(HashMap.get(state.tokens, digest))
  if (token === undefined) return refused
  const session = Option.getOrUndefined(ongoing(state, token.sessionId))
  if (session === undefined || DateTime.isGreaterThanOrEqualTo(now, token.expiresAt)) return refused
  const firstUsedAt = token.firstUsedAt ?? now
  const sinceFirstUse = DateTime.toEpochMillis(now) - DateTime.toEpochMillis(firstUsedAt)
  // Without a window never again, also when the first use was noted by a clock that is ahead.
  if (token.firstUsedAt !== null && (Duration.isZero(reuseWindow) || sinceFirstUse >= Duration.toMillis(reuseWindow))) {
    return [{ _tag: "Stolen", sessionId: session.id }, ended(state, session.id)]
  }
  const tokens = HashMap.set(state.tokens, digest, { ...token, firstUsedAt })
  return [{ _tag: "Rotated", session }, withToken({ ...state, tokens }, session.id, next)]
}

const principalOf = (state: State, session: Session): Option.Option<Principal> => {
  const account = Option.getOrUndefined(HashMap.get(state.accounts, session.userId))
  const personal = booksOfUser(state, session.userId)[0]
  return account?.user.isActive === true && personal !== undefined
    ? Option.some({ session, ...personal })
    : Option.none()
}
