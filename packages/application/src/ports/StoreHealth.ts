/** Whether the store can answer, found out by asking it. */
import type { StorageUnavailable } from "@outlay/domain"
import { Context, type Effect } from "effect"

export class StoreHealth extends Context.Service<
  StoreHealth,
  {
    readonly check: Effect.Effect<void, StorageUnavailable>
  }
>()("@outlay/application/ports/StoreHealth") {}
