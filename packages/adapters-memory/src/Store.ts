import { Context, Effect, Exit, Layer, Result, Semaphore } from "effect"
import { emptyState, type State } from "./State.ts"

/**
 * One state and who may see and change it when. A running transaction is a level above the state that it began on:
 * its own fiber and the fibers forked in it work on that level, all others on the one below, where readers see what
 * was last committed and writers wait for the transaction to end. A transaction in a transaction is one more level.
 *
 * @example
 * ```ts
 * import { Store, UserRepositoryMemory } from "@outlay/adapters-memory"
 * import { countedIds, givenAccount } from "@outlay/testing"
 * import { Effect, HashMap, Layer } from "effect"
 *
 * // What no port tells.
 * const userCount = Effect.flatMap(Store.Store, ({ read }) => read(({ accounts }) => HashMap.size(accounts)))
 *
 * const storage = Layer.provideMerge(UserRepositoryMemory.layer, Store.layer)
 * const program = Effect.andThen(Effect.all([givenAccount(), givenAccount()]), userCount)
 * console.log(await Effect.runPromise(Effect.provide(program, [storage, countedIds]))) // 2
 * ```
 */
export class Store extends Context.Service<
  Store,
  {
    readonly read: <A>(f: (state: State) => A) => Effect.Effect<A>
    /** One atomic step: the next state, or a refusal. What `f` throws is a defect and changes nothing. */
    readonly update: <E>(f: (state: State) => Result.Result<State, E>) => Effect.Effect<void, E>
    /** One atomic step that also gives a value. */
    readonly modify: <A, E>(f: (state: State) => Result.Result<readonly [A, State], E>) => Effect.Effect<A, E>
    readonly transaction: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  }
>()("@outlay/adapters-memory/Store") {}

interface Level {
  state: State
  open: boolean
  readonly below: Level | undefined
  /** Held by each writer for its step and by a transaction above for its whole time. */
  readonly turn: Semaphore.Semaphore
}

const levelOn = (below: Level | undefined, state: State): Level => ({
  state,
  open: true,
  below,
  turn: Semaphore.makeUnsafe(1)
})

// A fiber can outlive the transaction that it was forked in. From then on it works outside of it.
const openLevel = (level: Level): Level => (level.open || level.below === undefined ? level : openLevel(level.below))

/** The innermost level that a fiber works on, by the committed level of the store that it belongs to. */
const Levels = Context.Reference<ReadonlyMap<Level, Level>>("@outlay/adapters-memory/Store/Levels", {
  defaultValue: () => new Map()
})

const make = Effect.sync(() => {
  const committed = levelOn(undefined, emptyState)
  const current = Effect.map(Levels, (levels) => openLevel(levels.get(committed) ?? committed))
  const on = (level: Level) =>
    Effect.updateService(Levels, (levels: ReadonlyMap<Level, Level>) => new Map(levels).set(committed, level))

  const exclusively = <A, E, R>(use: (level: Level) => Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.flatMap(current, (level) =>
      // The level may have ended by the time that this has its turn.
      level.turn.withPermit(Effect.suspend(() => (level.open ? use(level) : exclusively(use))))
    )

  const modify = <A, E>(f: (state: State) => Result.Result<readonly [A, State], E>): Effect.Effect<A, E> =>
    exclusively((level) =>
      Effect.map(Effect.fromResult(f(level.state)), ([value, state]) => {
        level.state = state
        return value
      })
    )

  return Store.of({
    read: (f) => Effect.map(current, (level) => f(level.state)),
    update: (f) => modify((state) => Result.map(f(state), (next) => [undefined, next] as const)),
    modify,
    transaction: (effect) =>
      exclusively((below) => {
        const level = levelOn(below, below.state)
        return effect.pipe(
          on(level),
          Effect.onExit((exit) =>
            Effect.sync(() => {
              level.open = false
              if (Exit.isFailure(exit)) return
              if (!below.open) throw new Error("the transaction around this one has ended before it")
              below.state = level.state
            })
          )
        )
      })
  })
})

/**
 * A new, empty store for each time that the layer is built.
 *
 * @example
 * ```ts
 * import { BookRepositoryMemory, Store } from "@outlay/adapters-memory"
 * import { countedIds, newBook, ports } from "@outlay/testing"
 * import { Effect, Layer } from "effect"
 *
 * // The state is one immutable value, so that nothing has changed where it is the same.
 * const storage = Layer.provideMerge(BookRepositoryMemory.layer, Store.layer)
 * const program = Effect.gen(function* () {
 *   const { books } = yield* ports("books")
 *   const state = (yield* Store.Store).read((it) => it)
 *   const before = yield* state
 *   yield* Effect.flip(books.remove((yield* newBook()).id))
 *   return (yield* state) === before
 * })
 * console.log(await Effect.runPromise(Effect.provide(program, [storage, countedIds]))) // true
 * ```
 */
export const layer: Layer.Layer<Store> = Layer.effect(Store, make)
