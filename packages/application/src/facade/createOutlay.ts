/**
 * Outlay for those who don't use Effect: its use cases as functions of plain values that promise their outcome. What is
 * asked, checked and done is what the use cases do; here is only how they are run.
 */
import { Cause, Effect, Exit, Layer, ManagedRuntime, Schema } from "effect"
import * as IdGenerators from "../ports/IdGenerator.ts"
import { type PromisedAll, promisedBy } from "./promised.ts"
import { checked, type Storage, type StoragePorts } from "./Storage.ts"
import { useCases } from "./useCases.ts"

/**
 * What can be asked of an Outlay.
 *
 * @example
 * ```ts
 * import { type ActorInput, type OutlayCalls, orThrow } from "@outlay/application"
 *
 * // Of an Outlay itself, or of `outlay.withSignal(request.signal)`.
 * export const categoryNames = async (calls: OutlayCalls, actor: ActorInput) =>
 *   orThrow(await calls.categories.list(actor)).map(({ name }) => name)
 * ```
 */
export type OutlayCalls = PromisedAll<typeof useCases>

/**
 * The calls, by what they are about, and the life of what is beneath them.
 *
 * @example
 * ```ts
 * import type { Outlay } from "@outlay/application"
 *
 * // Serves nobody before the storage is open, and closes it after the last one.
 * export const during = async (outlay: Outlay, serve: (outlay: Outlay) => Promise<void>) => {
 *   await outlay.ready()
 *   await serve(outlay).finally(outlay.close)
 * }
 * ```
 */
export interface Outlay extends OutlayCalls, AsyncDisposable {
  /** The same calls, which end when the signal aborts: they reject with its reason, and what they have begun is undone. */
  readonly withSignal: (signal: AbortSignal) => OutlayCalls
  /** Opens the storage now and not at the first call; rejects when it can't be opened. */
  readonly ready: () => Promise<void>
  /** Closes the storage. What is still running is undone and rejects, as does every later call. */
  readonly close: () => Promise<void>
}

/**
 * The call came after `close`, or was still running then.
 *
 * @example
 * ```ts
 * import { layer as storage } from "@outlay/adapters-memory"
 * import { createOutlay, OutlayClosed } from "@outlay/application"
 *
 * const outlay = createOutlay({ storage })
 * await outlay.close()
 * const late = await outlay.ready().catch((reason: unknown) => reason)
 * if (late instanceof OutlayClosed) console.log(late.message) // this Outlay is closed
 * ```
 */
export class OutlayClosed extends Schema.TaggedError<OutlayClosed>()("OutlayClosed", {}) {
  override get message() {
    return "this Outlay is closed"
  }
}

/**
 * An Outlay on a storage. Amounts are decimal texts, dates `YYYY-MM-DD`, ids UUIDs. A call that is refused tells why by a
 * value; one whose store fails (`StorageUnavailable`) rejects.
 *
 * @example
 * ```ts
 * import { layer as storage } from "@outlay/adapters-memory"
 * import { createOutlay, orThrow } from "@outlay/application"
 *
 * const outlay = createOutlay({ storage })
 * const book = orThrow(await outlay.books.open({ currency: "EUR", timeZone: "Europe/Vienna" }))
 * const ann = { userId: "01900000-0000-7000-8000-00000000000a", book, role: "owner" } as const
 * const recorded = await outlay.expenses.record(ann, { categoryId: "groceries", amount: "12.50", date: "2026-03-01" })
 * if (!recorded.ok && recorded.error._tag === "InvalidInput") console.log(recorded.error.message) // categoryId must be a UUID
 * await outlay.close()
 * ```
 */
export const createOutlay = ({ storage }: { readonly storage: Storage }): Outlay => {
  const runtime = ManagedRuntime.make(Layer.merge(checked(storage), IdGenerators.layer))
  let closed = false

  const running =
    (signal?: AbortSignal) =>
    async <A>(effect: Effect.Effect<A, never, StoragePorts | IdGenerators.IdGenerator>): Promise<A> => {
      if (closed) throw new OutlayClosed()
      signal?.throwIfAborted()
      const exit = await runtime.runPromiseExit(effect, { signal })
      if (Exit.isSuccess(exit)) return exit.value
      if (Cause.hasInterruptsOnly(exit.cause)) {
        signal?.throwIfAborted()
        if (closed) throw new OutlayClosed()
      }
      throw Cause.squash(exit.cause)
    }

  const callsBy = (signal?: AbortSignal): OutlayCalls => promisedBy(running(signal))(useCases)

  const close = () => {
    closed = true
    return runtime.dispose()
  }

  return {
    ...callsBy(),
    withSignal: callsBy,
    ready: () => running()(Effect.void),
    close,
    [Symbol.asyncDispose]: close
  }
}
