import { Context, type Effect } from "effect"

/**
 * Makes several steps one, over all ports of a store: a port that keeps its rows elsewhere can't be part of it. Promises:
 * - All or nothing: when the effect fails, dies or is interrupted, the stores are as they were before.
 * - Nobody else sees a part of it.
 * - A transaction within a transaction is undone alone when it fails.
 */
export class Transactor extends Context.Service<
  Transactor,
  {
    readonly run: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  }
>()("@outlay/application/ports/Transactor") {}
