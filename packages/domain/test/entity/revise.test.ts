import { differs, Money, revise } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Schema } from "effect"
import { usd } from "../support/arbitraries.ts"
import { created, later } from "../support/values.ts"

class Thing extends Schema.Class<Thing>("Thing")({
  name: Schema.String,
  note: Schema.NullOr(Schema.String),
  tags: Schema.Array(Schema.String),
  amount: Money,
  version: Schema.Int,
  updatedAt: Schema.DateTimeUtc
}) {}

const thing = Thing.make({
  name: "a",
  note: null,
  tags: ["x", "y"],
  amount: Money.of(1n, usd),
  version: 7,
  updatedAt: created
})

describe("differs", () => {
  it("is false of nothing, of what is absent, and of equal values that are other objects", () => {
    assert.isFalse(differs(thing, {}))
    assert.isFalse(differs(thing, { name: undefined, note: undefined }))
    assert.isFalse(differs(thing, { name: "a", note: null, tags: ["x", "y"], amount: Money.of(1n, usd) }))
    assert.isFalse(differs(thing, { updatedAt: DateTime.makeUnsafe(DateTime.toEpochMillis(created)) }))
  })

  it("is true of any other value", () => {
    assert.isTrue(differs(thing, { name: "A" }))
    assert.isTrue(differs(thing, { note: "" }))
    assert.isTrue(differs(thing, { tags: ["y", "x"] }))
    assert.isTrue(differs(thing, { tags: [] }))
    assert.isTrue(differs(thing, { amount: Money.of(2n, usd) }))
    assert.isTrue(differs(thing, { name: "a", note: "b" }))
  })

  it.prop(
    "is true exactly when one of the texts is another",
    [Schema.String, Schema.NullOr(Schema.String)],
    ([name, note]) => {
      assert.strictEqual(differs(thing, { name, note }), name !== "a" || note !== null)
    }
  )
})

describe("revise", () => {
  it.prop(
    "lays the changes over it as the next version",
    [Schema.String, Schema.NullOr(Schema.String)],
    ([name, note]) => {
      assert.deepStrictEqual(revise(thing, { name, note }, later), {
        ...thing,
        name,
        note,
        version: 8,
        updatedAt: later
      })
    }
  )

  it("keeps what is undefined, and clears what is null", () => {
    const next = revise(Thing.make({ ...thing, note: "b" }), { name: undefined, note: null }, later)
    assert.deepStrictEqual([next.name, next.note], ["a", null])
  })

  it("leaves the thing itself as it was", () => {
    revise(thing, { name: "b" }, later)
    assert.deepStrictEqual([thing.name, thing.version, thing.updatedAt], ["a", 7, created])
  })
})
