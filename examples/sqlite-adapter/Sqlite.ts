/**
 * The database, and whose turn it is. There is one connection, so that one step or transaction runs at a time and all
 * others wait, readers too. Within a transaction its own steps take turns in the same way; each is a savepoint.
 */
import { Context, Effect, Exit, Layer, type Result, Semaphore } from "effect"
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite"
import { schema } from "./schema.ts"

export class Sqlite extends Context.Service<
  Sqlite,
  {
    /** One atomic step: a refusal, or whatever `f` throws, undoes what it wrote. */
    readonly step: <A, E>(f: (db: Database) => Result.Result<A, E>) => Effect.Effect<A, E>
    readonly transaction: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  }
>()("examples/sqlite-adapter/Sqlite") {}

export type Parameters = Record<string, SQLInputValue>

export interface Database {
  /** The rows of a statement with parameters by name; whoever writes it knows what they are. Integers are bigints. */
  readonly rows: <Row>(sql: string, parameters?: Parameters) => ReadonlyArray<Row>
}

/** Who may go on: the steps outside of transactions, or those within one, until it is over. */
interface Turn {
  readonly semaphore: Semaphore.Semaphore
  readonly around: Turn | undefined
  over: boolean
}

const turnWithin = (around: Turn | undefined): Turn => ({ semaphore: Semaphore.makeUnsafe(1), around, over: false })

// A fiber can outlive the transaction that it was forked in. From then on it works outside of it.
const notOver = (turn: Turn): Turn => (turn.over && turn.around !== undefined ? notOver(turn.around) : turn)

/** The innermost transaction of a fiber, by the turn of the store outside of all. */
const Turns = Context.Reference<ReadonlyMap<Turn, Turn>>("examples/sqlite-adapter/Turns", {
  defaultValue: () => new Map()
})

const make = (path: string) =>
  Effect.gen(function* () {
    const connection = yield* Effect.acquireRelease(
      Effect.sync(() => new DatabaseSync(path, { readBigInts: true })),
      (it) => Effect.sync(() => it.close())
    )
    connection.exec(schema)
    const prepared = new Map<string, StatementSync>()
    const db: Database = {
      rows: <Row>(sql: string, parameters: Parameters = {}) => {
        const statement = prepared.get(sql) ?? connection.prepare(sql)
        prepared.set(sql, statement)
        return statement.all(parameters) as Array<Row>
      }
    }
    const outside = turnWithin(undefined)

    const inTurn = <A, E, R>(use: (turn: Turn) => Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
      Effect.flatMap(Turns, (turns) => {
        const turn = notOver(turns.get(outside) ?? outside)
        // The transaction may be over by the time that this has its turn.
        return turn.semaphore.withPermit(Effect.suspend(() => (turn.over ? inTurn(use) : use(turn))))
      })

    const savepoint = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
      Effect.acquireUseRelease(
        Effect.sync(() => connection.exec("savepoint step")),
        () => effect,
        (_, exit) =>
          Effect.sync(() => {
            if (Exit.isFailure(exit)) connection.exec("rollback to step")
            connection.exec("release step")
          })
      )

    return Sqlite.of({
      step: (f) => inTurn(() => savepoint(Effect.suspend(() => Effect.fromResult(f(db))))),
      transaction: (effect) =>
        inTurn((around) => {
          const turn = turnWithin(around)
          return effect.pipe(
            Effect.updateService(Turns, (turns: ReadonlyMap<Turn, Turn>) => new Map(turns).set(outside, turn)),
            Effect.ensuring(Effect.sync(() => (turn.over = true))),
            savepoint
          )
        })
    })
  })

/** A database in a file, or in memory by `:memory:`. */
export const layer = (path: string): Layer.Layer<Sqlite> => Layer.effect(Sqlite, make(path))
