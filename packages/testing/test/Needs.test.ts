/** A section needs no port but those that it names: its promises go through with exactly these. */
import { describe, it } from "@effect/vitest"
import { type Port, portServices } from "@outlay/testing"
import { Context, Effect, Layer } from "effect"
import { model } from "../src/model.ts"
import { sections } from "../src/sections.ts"

describe("with no more ports than it needs", () => {
  for (const { about, needs, promises } of sections) {
    it.live(`${about} (${needs.join(", ")})`, () => {
      const only = Context.pick(...needs.map((name) => portServices[name]))
      const layer = Layer.effectContext(Effect.map(Effect.context<Port>(), only)).pipe(Layer.provide(model))
      return Effect.provide(
        Effect.forEach(promises, ({ run }) => run, { discard: true }),
        layer
      )
    })
  }
})
