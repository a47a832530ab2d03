import { HasherBusy } from "@outlay/application"
import { assert, describe, it } from "@effect/vitest"

describe("HasherBusy", () => {
  it("tells a full hasher from one that has stopped", () => {
    assert.strictEqual(new HasherBusy({ reason: "full" }).message, "too many passwords wait to be hashed")
    assert.strictEqual(new HasherBusy({ reason: "closed" }).message, "the password hasher has stopped")
  })
})
