import { Transactor } from "@outlay/application"
import { Effect, Layer } from "effect"
import { Store } from "./Store.ts"

/** `Transactor` on a store. */
export const layer: Layer.Layer<Transactor, never, Store> = Layer.effect(
  Transactor,
  Effect.map(Store, (store) => Transactor.of({ run: store.transaction }))
)
