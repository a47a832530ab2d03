import { assert, describe, it } from "@effect/vitest"
import { random } from "../../src/demo/random.ts"

const first = (seed: number, count: number) => {
  const { next } = random(seed)
  return Array.from({ length: count }, next)
}

describe("random", () => {
  it("is decided by its seed", () => {
    assert.deepStrictEqual(first(20_454, 100), first(20_454, 100))
    assert.notDeepEqual(first(20_454, 3), first(20_455, 3))
  })

  it("is from 0 up to but not including 1, and even", () => {
    const numbers = first(7, 10_000)
    assert.isTrue(numbers.every((it) => it >= 0 && it < 1))
    const mean = numbers.reduce((sum, it) => sum + it, 0) / numbers.length
    assert.closeTo(mean, 0.5, 0.02)
  })

  it("gives whole numbers between two, both included", () => {
    const { between } = random(1)
    const seen = new Set(Array.from({ length: 200 }, () => between(-1, 2)))
    assert.sameMembers([...seen], [-1, 0, 1, 2])
  })

  it("picks every item in time", () => {
    const { pick } = random(2)
    const seen = new Set(Array.from({ length: 200 }, () => pick(["a", "b", "c"])))
    assert.sameMembers([...seen], ["a", "b", "c"])
  })
})
