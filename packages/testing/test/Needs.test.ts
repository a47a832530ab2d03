/** A section needs no port but those that it names: its promises go through with exactly these. */
import { assert, describe, it } from "@effect/vitest"
import { conformanceWith, everyPort, type Port, type PortName, portServices } from "@outlay/testing"
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

describe("ports of which nothing would be asked", () => {
  const register = (ports: ReadonlyArray<PortName>) =>
    conformanceWith({ describe: (_, tests) => tests(), it: () => {}, beforeAll: () => {}, afterAll: () => {} })({
      name: "a store",
      layer: model,
      ports
    })

  it.each([
    [[], "there are no ports to hold to their promises"],
    [["categories"], 'nothing is asked of "categories" without books: name them too'],
    [["books", "sessions"], /^nothing is asked of "sessions" without users/],
    [["book"], /^there is no port "book", but books, /]
  ])("are no proof: %j", (ports, message) => {
    assert.throws(() => register(ports as ReadonlyArray<PortName>), message)
  })

  it("are none of those that go together", () => {
    for (const ports of [["books"], ["books", "categories", "expenses"], ["users"], ["limits"], everyPort] as const) {
      assert.doesNotThrow(() => register(ports))
    }
  })
})
