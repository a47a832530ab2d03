import { assert, describe, it } from "@effect/vitest"
import { RecentlyUsed } from "../src/RecentlyUsed.ts"

describe("RecentlyUsed", () => {
  it("keeps what was used last, and no more than its capacity", () => {
    const map = new RecentlyUsed<number>(2)
    map.set("a", 1)
    map.set("b", 2)
    map.get("a")
    map.set("c", 3)
    assert.deepStrictEqual([map.get("a"), map.get("b"), map.get("c"), map.size], [1, undefined, 3, 2])
  })

  it("forgets what is deleted", () => {
    const map = new RecentlyUsed<number>(2)
    map.set("a", 1)
    map.delete("a")
    assert.deepStrictEqual([map.get("a"), map.size], [undefined, 0])
  })
})
