/** Where an Outlay keeps everything, and what is told to who gives something else: types say it only to those who have them. */
import { BookRepository, BudgetRepository, CategoryRepository, ExpenseRepository, SpendingReader } from "@outlay/domain"
import { Context, Effect, Layer } from "effect"
import { Transactor } from "../ports/Transactor.ts"

/**
 * The ports that a storage has to have.
 *
 * @example
 * ```ts
 * import { layer as memory } from "@outlay/adapters-memory"
 * import type { StoragePorts } from "@outlay/application"
 * import { Layer } from "effect"
 *
 * // For a test: everything in memory, but some ports of one's own.
 * export const memoryWith = <A extends StoragePorts>(ports: Layer.Layer<A>): Layer.Layer<StoragePorts> =>
 *   Layer.merge(memory, ports)
 * ```
 */
export type StoragePorts =
  | BookRepository
  | BudgetRepository
  | CategoryRepository
  | ExpenseRepository
  | SpendingReader
  | Transactor

/**
 * Where everything is kept: what a package of adapters exports for it.
 *
 * @example
 * ```ts
 * import { layer as memory } from "@outlay/adapters-memory"
 * import { postgresStorage } from "@outlay/adapters-pg"
 * import type { Storage } from "@outlay/application"
 *
 * export const storageAt = (url: string | undefined): Storage => (url === undefined ? memory : postgresStorage({ url }))
 * ```
 */
export type Storage = Layer.Layer<StoragePorts, unknown>

const ports: ReadonlyArray<Context.Key<StoragePorts, unknown>> = [
  BookRepository,
  BudgetRepository,
  CategoryRepository,
  ExpenseRepository,
  SpendingReader,
  Transactor
]

/** The storage, which can't be opened unless it has every port; what is none at all is refused at once. */
export const checked = (storage: Storage): Storage => {
  const said: unknown = storage
  if (!Layer.isLayer(said)) {
    throw new TypeError("storage must be a layer of ports, such as `layer` of @outlay/adapters-memory")
  }
  return Layer.tap(storage, (context) => {
    const missing = ports.filter((port) => Context.getOrUndefined(context, port) === undefined)
    const names = missing.map(({ key }) => key.split("/").at(-1)).join(", ")
    return missing.length === 0 ? Effect.void : Effect.die(new TypeError(`the storage has no ${names}`))
  })
}
