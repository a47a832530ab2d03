import { IdGenerator, IdGenerators } from "@outlay/application"
import { Uuid } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { TestClock } from "effect/testing"

const take = (count: number) => IdGenerator.use((ids) => Effect.all(Array.from({ length: count }, () => ids.next)))

const millisOf = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
const countOf = (id: string) => Number.parseInt(id.slice(15, 18), 16)

const isSorted = (ids: ReadonlyArray<string>) => ids.every((id, index) => index === 0 || (ids[index - 1] ?? "") < id)

describe("IdGenerator", () => {
  it.effect("makes UUIDs of version 7 and variant 10, of the moment", () =>
    Effect.gen(function* () {
      const now = Date.UTC(2026, 2, 14, 12, 30, 0, 123)
      yield* TestClock.setTime(now)
      for (const id of yield* take(100)) {
        assert.isTrue(Schema.is(Uuid)(id))
        assert.match(id, /^.{8}-.{4}-7.{3}-[89ab].{3}-.{12}$/)
        assert.strictEqual(millisOf(id), now)
      }
    }).pipe(Effect.provide(IdGenerators.layer))
  )

  it.effect("counts on within a millisecond, so that ids sort as they were made", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(1000)
      const ids = yield* take(500)
      assert.isTrue(isSorted(ids))
      assert.deepStrictEqual(
        ids.map(countOf),
        ids.map((_, index) => index)
      )
    }).pipe(Effect.provide(IdGenerators.layer))
  )

  it.effect("borrows from the next millisecond after 4096 in one, and goes on from there", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(1000)
      const ids = yield* take(4096 + 10)
      assert.isTrue(isSorted(ids))
      assert.deepStrictEqual([...new Set(ids.map(millisOf))], [1000, 1001])
      yield* TestClock.setTime(1001)
      const next = yield* take(1)
      assert.isTrue(isSorted([...ids.slice(-1), ...next]))
      yield* TestClock.setTime(1002)
      assert.deepStrictEqual((yield* take(1)).map(millisOf), [1002])
    }).pipe(Effect.provide(IdGenerators.layer))
  )

  it.effect("counts on from the latest moment when the clock is set back", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(5000)
      const before = yield* take(2)
      yield* TestClock.setTime(1000)
      const after = yield* take(2)
      assert.isTrue(isSorted([...before, ...after]))
      assert.deepStrictEqual(after.map(millisOf), [5000, 5000])
      yield* TestClock.setTime(5001)
      assert.deepStrictEqual(
        (yield* take(1)).map((id) => [millisOf(id), countOf(id)]),
        [[5001, 0]]
      )
    }).pipe(Effect.provide(IdGenerators.layer))
  )

  it.effect("never makes an id twice, not even for fibers that ask at the same moment", () =>
    Effect.gen(function* () {
      const ids = yield* IdGenerator.use(({ next }) =>
        Effect.all(
          Array.from({ length: 200 }, () => Effect.andThen(Effect.yieldNow, next)),
          { concurrency: "unbounded" }
        )
      )
      assert.strictEqual(new Set(ids).size, 200)
    }).pipe(Effect.provide(IdGenerators.layer))
  )

  it.effect("ends in different random bytes at the same moment of two processes", () =>
    Effect.gen(function* () {
      const one = yield* Effect.provide(take(1), IdGenerators.layer)
      const two = yield* Effect.provide(take(1), IdGenerators.layer)
      assert.notDeepEqual(one, two)
      assert.deepStrictEqual(
        one.map((id) => id.slice(0, 18)),
        two.map((id) => id.slice(0, 18))
      )
    })
  )
})

describe("uuidV7", () => {
  it("lays out time, version, count, variant and random bytes as RFC 9562 has it", () => {
    const random = Uint8Array.from([0xff, 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd])
    // The time is that of the example in appendix A.6 of the RFC.
    assert.strictEqual(IdGenerators.uuidV7(0x017f22e279b0, 0xcc3, random), "017f22e2-79b0-7cc3-bf01-23456789abcd")
  })

  it("fills up small numbers with zeros", () => {
    assert.strictEqual(IdGenerators.uuidV7(1, 0, new Uint8Array(8)), "00000000-0001-7000-8000-000000000000")
  })

  it("uses no more than the first eight bytes", () => {
    assert.strictEqual(
      IdGenerators.uuidV7(1, 0xfff, new Uint8Array(16).fill(0x11)),
      "00000000-0001-7fff-9111-111111111111"
    )
  })
})
