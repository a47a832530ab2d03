import { layer } from "@outlay/adapters-memory"
import { IdGenerators, openBook } from "@outlay/application"
import { CurrencyCode, TimeZone } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"

describe("x", () => {
  it.effect("y", () => Effect.gen(function* () {
    const b = yield* openBook({ currency: CurrencyCode.make("EUR"), timeZone: TimeZone.make("UTC") })
    assert.strictEqual(b.version, 1)
  }).pipe(Effect.provide([layer, IdGenerators.layer])))
})
