/** The ports that a store can give, by a short name: what a section needs is said in these names. */
import { IdempotencyStore, RefreshSessions, Transactor } from "@outlay/application"
import {
  BookRepository,
  BudgetRepository,
  CategoryRepository,
  ExpenseRepository,
  SpendingReader,
  UserRepository
} from "@outlay/domain"
import { Context, Effect } from "effect"
import { RateLimiter } from "effect/persistence"

/**
 * The service of each port, and where limits are counted by Effect's RateLimiter.
 *
 * @example
 * ```ts
 * import { layer } from "@outlay/adapters-memory"
 * import { countedIds, newBook, portServices } from "@outlay/testing"
 * import { Effect, Option } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const { find } = yield* portServices.books
 *   return yield* find((yield* newBook()).id)
 * })
 * console.log(Option.isNone(await Effect.runPromise(Effect.provide(program, [layer, countedIds])))) // true
 * ```
 */
export const portServices = {
  books: BookRepository,
  budgets: BudgetRepository,
  categories: CategoryRepository,
  expenses: ExpenseRepository,
  idempotency: IdempotencyStore,
  limits: RateLimiter.RateLimiterStore,
  sessions: RefreshSessions,
  spending: SpendingReader,
  transactor: Transactor,
  users: UserRepository
} as const

/**
 * A port, as a section says what it needs.
 *
 * @example
 * ```ts
 * import { type PortName, sectionsOf } from "@outlay/testing"
 *
 * // In the order in which they are written.
 * const ready: ReadonlyArray<PortName> = ["books", "categories"]
 * console.log(sectionsOf(ready).every(({ needs }) => needs.every((name) => ready.includes(name)))) // true
 * ```
 */
export type PortName = keyof typeof portServices

/**
 * What a layer must provide for the ports of these names.
 *
 * @example
 * ```ts
 * import { layer } from "@outlay/adapters-memory"
 * import type { Port } from "@outlay/testing"
 * import type { Layer } from "effect"
 *
 * // Compiles only as long as the layer gives all of them.
 * export const given: Layer.Layer<Port<"books" | "categories" | "expenses">> = layer
 * ```
 */
export type Port<K extends PortName = PortName> = Context.Service.Identifier<(typeof portServices)[K]>

/**
 * The ports of one book, without users and their sessions: enough for a service with users of its own.
 *
 * @example
 * ```ts
 * import { bookPorts, sectionsOf } from "@outlay/testing"
 *
 * const needed = new Set(sectionsOf(bookPorts).flatMap(({ needs }) => needs))
 * console.log(needed.has("transactor"), needed.has("users")) // true false
 * ```
 */
export const bookPorts = ["books", "categories", "expenses", "budgets", "spending", "transactor"] as const

/**
 * Every port of the domain and the application that stores something.
 *
 * @example
 * ```ts
 * import { bookPorts, type PortName, storagePorts } from "@outlay/testing"
 *
 * const ofBooks: ReadonlyArray<PortName> = bookPorts
 * console.log(storagePorts.filter((name) => !ofBooks.includes(name))) // [ 'users', 'sessions', 'idempotency' ]
 * ```
 */
export const storagePorts = [...bookPorts, "users", "sessions", "idempotency"] as const

/**
 * Every one of `storagePorts`, and a store of Effect's RateLimiter.
 *
 * @example
 * ```ts
 * import { everyPort, sectionsOf, storagePorts } from "@outlay/testing"
 *
 * const counted = sectionsOf(everyPort).filter(({ needs }) => needs.includes("limits"))
 * console.log(sectionsOf(everyPort).length === sectionsOf(storagePorts).length + counted.length) // true
 * ```
 */
export const everyPort = [...storagePorts, "limits"] as const

type Ports<K extends PortName> = { readonly [P in K]: Context.Service.Shape<(typeof portServices)[P]> }

/**
 * The ports of these names, of the store under test.
 *
 * @example
 * ```ts
 * import { layer } from "@outlay/adapters-memory"
 * import { countedIds, givenBook, ports } from "@outlay/testing"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const { books, categories } = yield* ports("books", "categories")
 *   const { id } = yield* givenBook()
 *   yield* books.remove(id)
 *   return yield* categories.list(id)
 * })
 *
 * console.log(await Effect.runPromise(program.pipe(Effect.provide([layer, countedIds])))) // []
 * ```
 */
export const ports = <const K extends PortName>(...names: ReadonlyArray<K>): Effect.Effect<Ports<K>, never, Port<K>> =>
  Effect.map(Effect.context<Port<K>>(), (context) => {
    const found = names.map((name) => {
      const service: Context.Key<Port, unknown> = portServices[name]
      return [name, Context.getUnsafe(context, service)] as const
    })
    // Each is of some port; all together they are those of the names.
    return Object.fromEntries(found) as Ports<K>
  })
