import { InvalidAccessToken } from "@outlay/application"
import { assert, describe, it } from "@effect/vitest"

describe("InvalidAccessToken", () => {
  it("says nothing of why", () => {
    assert.strictEqual(new InvalidAccessToken().message, "the access token is not valid")
  })
})
