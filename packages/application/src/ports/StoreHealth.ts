import type { StorageUnavailable } from "@outlay/domain"
import { Context, type Effect } from "effect"

/**
 * Whether the store can answer, found out by asking it.
 *
 * @example
 * ```ts
 * import { StoreHealth } from "@outlay/application"
 * import { StorageUnavailable } from "@outlay/domain"
 * import { Effect, Layer } from "effect"
 *
 * const readiness = StoreHealth.use(({ check }) => check).pipe(
 *   Effect.as("ready"),
 *   Effect.catchTag("StorageUnavailable", ({ message }) => Effect.succeed(message))
 * )
 * const down = Layer.succeed(StoreHealth, { check: Effect.fail(new StorageUnavailable({ reason: "no answer" })) })
 * console.log(await Effect.runPromise(Effect.provide(readiness, down))) // the store is unavailable: no answer
 * ```
 */
export class StoreHealth extends Context.Service<
  StoreHealth,
  {
    readonly check: Effect.Effect<void, StorageUnavailable>
  }
>()("@outlay/application/ports/StoreHealth") {}
