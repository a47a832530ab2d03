import { layer, Migrator } from "@outlay/adapters-pg"
import { layer as L } from "@effect/vitest"
import { Cause, Effect, Exit, Layer } from "effect"
import * as TestDatabase from "../support/TestDatabase.ts"
import { sections } from "./suite/sections.ts"
const store = layer.pipe(Layer.provide(Layer.provideMerge(Layer.effectDiscard(Migrator.up()), TestDatabase.layer)))
L(store, { excludeTestServices: true })("x", (it) => {
  it.effect("flake", () => Effect.gen(function* () {
    const counts = new Map<string, number>()
    for (let i = 0; i < 40; i++)
    for (const s of sections) if (/moment|at once|others write|everybody|who runs|rotating|modify|give way/.test(s.about)) for (const p of s.promises) if (!/orders all go through/.test(p.name)) {
      const e = yield* Effect.exit(p.run)
      const k = Exit.isFailure(e) ? "FAIL " + p.name.slice(0, 60) + Cause.pretty(e.cause).slice(0, 900).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID") : " ok"
      counts.set(k, (counts.get(k) ?? 0) + 1)
    }
    console.log([...counts].map(([k, v]) => `${v} ${k}`).join("\n"))
  }), 400_000)
})
