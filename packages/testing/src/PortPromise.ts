/**
 * A promise of the ports as plain data: a sentence, and an effect that breaks where a store does not keep it. So it can
 * be registered with a test runner, run by a program, or run against a store that is known to be broken.
 */
import { type IdGenerator, IdGenerators } from "@outlay/application"
import { Effect } from "effect"
import type { Port, PortName } from "./ports.ts"

export interface PortPromise<R = Port> {
  readonly name: string
  readonly run: Effect.Effect<void, unknown, R>
}

/** The promises of one port, or of what several have in common. */
export interface Section<R = Port> {
  readonly about: string
  /** The ports that its promises are told by; with fewer they can't be. */
  readonly needs: ReadonlyArray<PortName>
  readonly promises: ReadonlyArray<PortPromise<R>>
}

/** Each promise makes books and users of its own, with new ids, so that all can share one store. */
export const promise = <R>(
  name: string,
  body: Effect.Effect<void, unknown, R>
): PortPromise<Exclude<R, IdGenerator>> => ({
  name,
  run: Effect.provide(body, IdGenerators.layer)
})

/** A section whose promises use no port but those that it needs. */
export const section = <const K extends PortName>(it: {
  readonly about: string
  readonly needs: ReadonlyArray<K>
  readonly promises: ReadonlyArray<PortPromise<Port<NoInfer<K>>>>
}): Section<Port<K>> => it
