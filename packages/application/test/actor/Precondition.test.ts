import { ifVersion } from "@outlay/application"
import { VersionMismatch } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"

const current = { version: 3, name: "current" }
const change = (it: typeof current) => Result.succeed({ ...it, name: "changed" })
const refuse = (_: typeof current) => Result.fail("no")

describe("ifVersion", () => {
  it("makes the change when no version is asked for", () => {
    for (const precondition of [{}, { version: undefined }]) {
      assert.deepStrictEqual(ifVersion(precondition, change)(current), change(current))
    }
  })

  it("makes the change when the version is the one that is stored", () => {
    assert.deepStrictEqual(ifVersion({ version: 3 }, change)(current), change(current))
  })

  it("hands on the refusal of the change", () => {
    assert.deepStrictEqual(ifVersion({ version: 3 }, refuse)(current), Result.fail("no"))
  })

  it("refuses another version, older or newer, without a try at the change", () => {
    for (const expected of [2, 4]) {
      const outcome = ifVersion({ version: expected }, refuse)(current)
      assert.deepStrictEqual(outcome, Result.fail(new VersionMismatch({ expected, actual: 3 })))
    }
  })
})
