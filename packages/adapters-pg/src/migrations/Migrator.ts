/**
 * Moves the schema forward and back, and tells whether this program fits it. Two servers that start at once migrate once.
 * A run is all or nothing: when one of its migrations fails, the program that ran before still fits the database.
 */
import { type DateTime, Effect, Option, Struct } from "effect"
import type { SqlClient, SqlError } from "effect/sql"
import * as Ledger from "./Ledger.ts"
import { label, type Migration } from "./Migration.ts"
import { migrations } from "./Migrations.ts"
import { MigrationNotFound, SchemaOutdated, SchemaTooNew } from "./SchemaProblem.ts"

/**
 * What a migration is called: its number and its name.
 *
 * @example
 * ```ts
 * import type { Migrator } from "@outlay/adapters-pg"
 *
 * const told = (applied: ReadonlyArray<Migrator.Reference>) => applied.map(({ id, name }) => `${id} ${name}`).join(", ")
 * console.log(told([{ id: 1, name: "create_schema" }])) // 1 create_schema
 * ```
 */
export type Reference = Pick<Migration, "id" | "name">

/**
 * A migration, and whether the database has it.
 *
 * @example
 * ```ts
 * import type { Migrator } from "@outlay/adapters-pg"
 * import { Option } from "effect"
 *
 * const newest: Migrator.Status = { id: 5, name: "monthly_spending", state: "pending", appliedAt: Option.none() }
 * console.log(`${newest.name} is ${newest.state}`) // monthly_spending is pending
 * ```
 */
export interface Status extends Reference {
  /** `unknown`: applied by another version of Outlay. */
  readonly state: "applied" | "pending" | "unknown"
  readonly appliedAt: Option.Option<DateTime.Utc>
}

type List = ReadonlyArray<Migration>

/**
 * Applies what is missing, up to and including `to`; gives what it applied, in order.
 *
 * @example
 * ```ts
 * import { EmbeddedDatabase, Migrator } from "@outlay/adapters-pg"
 * import { Layer } from "effect"
 *
 * // A client of a database that has every table.
 * export const database = Layer.provideMerge(Layer.effectDiscard(Migrator.up()), EmbeddedDatabase.layerMemory)
 * ```
 */
export const up = Effect.fn("Migrator.up")(function* (
  options: { readonly to?: number | undefined } = {},
  list: List = migrations
): Effect.fn.Return<
  ReadonlyArray<Reference>,
  SqlError.SqlError | SchemaTooNew | MigrationNotFound,
  SqlClient.SqlClient
> {
  const { to } = options
  if (to !== undefined) yield* known(list, to)
  const done = yield* Ledger.exclusively(
    Effect.gen(function* () {
      const { pending, unknown } = compare(list, yield* Ledger.applied)
      if (unknown.length > 0) return yield* new SchemaTooNew({ migrations: unknown.map(label) })
      const wanted = pending.filter(({ id }) => to === undefined || id <= to)
      yield* Effect.forEach(wanted, forward, { discard: true })
      return wanted.map(reference)
    })
  )
  yield* Effect.forEach(done, (entry) => Effect.logInfo(`applied migration ${label(entry)}`), { discard: true })
  return done
})

/**
 * Reverts the newest `steps` (one unless told), or everything above `to` (0 is everything); gives what it reverted.
 *
 * @example
 * ```ts
 * import { Migrator } from "@outlay/adapters-pg"
 *
 * export const startOver = Migrator.down({ to: 0 })
 * ```
 */
export const down = Effect.fn("Migrator.down")(function* (
  options: { readonly to: number } | { readonly steps: number } = { steps: 1 },
  list: List = migrations
): Effect.fn.Return<
  ReadonlyArray<Reference>,
  SqlError.SqlError | SchemaTooNew | MigrationNotFound,
  SqlClient.SqlClient
> {
  if ("to" in options && options.to !== 0) yield* known(list, options.to)
  const done = yield* Ledger.exclusively(
    Effect.gen(function* () {
      const newestFirst = (yield* Ledger.applied).toSorted((a, b) => b.id - a.id)
      const leaving =
        "to" in options ? newestFirst.filter(({ id }) => id > options.to) : newestFirst.slice(0, options.steps)
      const { applied, unknown } = compare(list, leaving)
      if (unknown.length > 0) return yield* new SchemaTooNew({ migrations: unknown.map(label) })
      const wanted = applied.toReversed()
      yield* Effect.forEach(wanted, back, { discard: true })
      return wanted.map(reference)
    })
  )
  yield* Effect.forEach(done, (entry) => Effect.logInfo(`reverted migration ${label(entry)}`), { discard: true })
  return done
})

/**
 * Every migration of this program and of the database, by id.
 *
 * @example
 * ```ts
 * import { Migrator } from "@outlay/adapters-pg"
 * import { Effect } from "effect"
 *
 * export const pending = Effect.map(Migrator.status(), (all) => all.filter(({ state }) => state === "pending"))
 * ```
 */
export const status = Effect.fn("Migrator.status")(function* (
  list: List = migrations
): Effect.fn.Return<ReadonlyArray<Status>, SqlError.SqlError, SqlClient.SqlClient> {
  const entries = yield* Ledger.applied
  const { applied, pending, unknown } = compare(list, entries)
  const at = new Map(entries.map((entry) => [label(entry), entry.appliedAt]))
  const as = (state: Status["state"]) => (entry: Reference) => ({
    ...reference(entry),
    state,
    appliedAt: Option.fromUndefinedOr(at.get(label(entry)))
  })
  return [...applied.map(as("applied")), ...pending.map(as("pending")), ...unknown.map(as("unknown"))].toSorted(byId)
})

/**
 * What has been applied, in the order in which it was; nothing in a database without a schema.
 *
 * @example
 * ```ts
 * import { EmbeddedDatabase, Migrator } from "@outlay/adapters-pg"
 * import { Effect } from "effect"
 *
 * const program = Effect.provide(Effect.andThen(Migrator.up({ to: 2 }), Migrator.history), EmbeddedDatabase.layerMemory)
 * console.log((await Effect.runPromise(program)).map(({ name }) => name)) // [ 'create_schema', 'idempotency_keys' ]
 * ```
 */
export const history = Ledger.applied

/**
 * Fails unless the database has exactly the migrations of this program.
 *
 * @example
 * ```ts
 * import { Migrator, PostgresClient } from "@outlay/adapters-pg"
 * import { Effect, Layer, Redacted } from "effect"
 *
 * const client = PostgresClient.layer({ url: Redacted.make("postgresql://outlay@localhost/outlay") })
 *
 * // A client of a database that fits this program, or none.
 * export const checked = Layer.provideMerge(Layer.effectDiscard(Migrator.verify()), client)
 * export const outdated = Effect.catchTag(Migrator.verify(), "SchemaOutdated", ({ migrations }) =>
 *   Effect.logError(`run the migrations first: ${migrations.join(", ")}`)
 * )
 * ```
 */
export const verify = Effect.fn("Migrator.verify")(function* (
  list: List = migrations
): Effect.fn.Return<void, SqlError.SqlError | SchemaOutdated | SchemaTooNew, SqlClient.SqlClient> {
  const { pending, unknown } = compare(list, yield* Ledger.applied)
  if (unknown.length > 0) return yield* new SchemaTooNew({ migrations: unknown.map(label) })
  if (pending.length > 0) return yield* new SchemaOutdated({ migrations: pending.map(label) })
})

const reference: (entry: Reference) => Reference = Struct.pick(["id", "name"])

const byId = (a: Reference, b: Reference): number => a.id - b.id

const known = (list: List, id: number): Effect.Effect<void, MigrationNotFound> =>
  list.some((migration) => migration.id === id) ? Effect.void : Effect.fail(new MigrationNotFound({ id }))

/** A migration is the same one when both its id and its name are: a reused id must not pass for what it replaced. */
const compare = (list: List, entries: ReadonlyArray<Reference>) => {
  const [mine, theirs] = [new Set(list.map(label)), new Set(entries.map(label))]
  return {
    applied: list.filter((migration) => theirs.has(label(migration))).toSorted(byId),
    pending: list.filter((migration) => !theirs.has(label(migration))).toSorted(byId),
    unknown: entries.filter((entry) => !mine.has(label(entry))).toSorted(byId)
  }
}

const forward = (migration: Migration) =>
  Effect.andThen(migration.up, Ledger.record(migration)).pipe(Effect.withSpan(`Migrator.up ${label(migration)}`))

const back = (migration: Migration) =>
  Effect.andThen(migration.down, Ledger.erase(migration)).pipe(Effect.withSpan(`Migrator.down ${label(migration)}`))
