import type { StorageUnavailable } from "@outlay/domain"
import { Context, type Effect } from "effect"

/** Whether the store can answer, found out by asking it. */
export class StoreHealth extends Context.Service<
  StoreHealth,
  {
    readonly check: Effect.Effect<void, StorageUnavailable>
  }
>()("@outlay/application/ports/StoreHealth") {}
