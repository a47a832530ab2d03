/** Every port in memory, as strict as PostgreSQL. For tests, prototypes and a server that keeps nothing. */
import { Layer } from "effect"
import * as BookRepositoryMemory from "./BookRepositoryMemory.ts"
import * as BudgetRepositoryMemory from "./BudgetRepositoryMemory.ts"
import * as CategoryRepositoryMemory from "./CategoryRepositoryMemory.ts"
import * as ExpenseRepositoryMemory from "./ExpenseRepositoryMemory.ts"
import * as IdempotencyStoreMemory from "./IdempotencyStoreMemory.ts"
import * as RefreshSessionsMemory from "./RefreshSessionsMemory.ts"
import * as SpendingReaderMemory from "./SpendingReaderMemory.ts"
import * as Store from "./Store.ts"
import * as TransactorMemory from "./TransactorMemory.ts"
import * as UserRepositoryMemory from "./UserRepositoryMemory.ts"

export {
  BookRepositoryMemory,
  BudgetRepositoryMemory,
  CategoryRepositoryMemory,
  ExpenseRepositoryMemory,
  IdempotencyStoreMemory,
  RefreshSessionsMemory,
  SpendingReaderMemory,
  Store,
  TransactorMemory,
  UserRepositoryMemory
}

/**
 * All ports over one store, a new and empty one each time that the layer is built.
 *
 * @example
 * ```ts
 * import { layer } from "@outlay/adapters-memory"
 * import { IdGenerators, openBook } from "@outlay/application"
 * import { CategoryRepository, CurrencyCode, TimeZone } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const book = yield* openBook({ currency: CurrencyCode.make("EUR"), timeZone: TimeZone.make("Europe/Vienna") })
 *   const categories = yield* CategoryRepository
 *   return (yield* categories.list(book.id)).length
 * })
 *
 * console.log(await Effect.runPromise(Effect.provide(program, [layer, IdGenerators.layer]))) // 16
 * ```
 */
export const layer = Layer.mergeAll(
  BookRepositoryMemory.layer,
  BudgetRepositoryMemory.layer,
  CategoryRepositoryMemory.layer,
  ExpenseRepositoryMemory.layer,
  IdempotencyStoreMemory.layer,
  RefreshSessionsMemory.layer,
  SpendingReaderMemory.layer,
  TransactorMemory.layer,
  UserRepositoryMemory.layer
).pipe(Layer.provide(Store.layer))
