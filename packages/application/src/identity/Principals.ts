import { Cache, Context, Duration, Effect, Exit, Layer, Option } from "effect"
import { RefreshSessions, type SessionId } from "../ports/RefreshSessions.ts"

/** Shorter than the 5 seconds within which every process must refuse an ended session. */
const memory = Duration.seconds(3)

/**
 * Who acts in a session, remembered for a moment so that a request need not ask the store again. What this process
 * ends it forgets at once; what another one ended is known after three seconds at the latest.
 *
 * @example
 * ```ts
 * import { layer as storage } from "@outlay/adapters-memory"
 * import { Principals, SessionId } from "@outlay/application"
 * import { Effect, Layer, Option } from "effect"
 *
 * const nobody = SessionId.make("01a2b3c4-0000-7000-8000-000000000001")
 * const program = Principals.use((principals) => principals.find(nobody))
 * const found = await Effect.runPromise(Effect.provide(program, Layer.provide(Principals.layer, storage)))
 * console.log(Option.isSome(found)) // false
 * ```
 */
export class Principals extends Context.Service<Principals>()("@outlay/application/identity/Principals", {
  make: Effect.gen(function* () {
    const sessions = yield* RefreshSessions
    const cache = yield* Cache.makeWith((id: SessionId) => sessions.find(id), {
      capacity: 20_000,
      timeToLive: (exit) => (Exit.isSuccess(exit) && Option.isSome(exit.value) ? memory : Duration.zero)
    })
    return {
      find: (id: SessionId) => Cache.get(cache, id),
      /** To be called when sessions have ended, after the store has been told. */
      forget: (ids: Iterable<SessionId>) => Effect.forEach(ids, (id) => Cache.invalidate(cache, id), { discard: true }),
      /** To be called when a book has changed: any session may be about it. */
      forgetAll: Cache.invalidateAll(cache)
    }
  })
}) {
  static readonly layer = Layer.effect(this, this.make)
}
