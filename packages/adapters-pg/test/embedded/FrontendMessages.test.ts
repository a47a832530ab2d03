import { assert, describe, it } from "@effect/vitest"
import { type Cut, cutCycle, cutOpening, simpleQuery } from "../../src/embedded/FrontendMessages.ts"

const message = (type: string, body = ""): Buffer => {
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, Buffer.from(body)])
}
const opening = (code: number, body = ""): Buffer => {
  const head = Buffer.alloc(8)
  head.writeInt32BE(8 + body.length)
  head.writeInt32BE(code, 4)
  return Buffer.concat([head, Buffer.from(body)])
}

const first = Buffer.concat([message("P", "select 1"), message("B"), message("S")])
const second = Buffer.concat([simpleQuery("select 2")])

/** What comes out when the bytes arrive in chunks of `size`. */
const cuts = (bytes: Buffer, size: number, cut: (bytes: Buffer) => Cut | undefined): ReadonlyArray<string> => {
  const out: Array<string> = []
  let received: Buffer = Buffer.alloc(0)
  for (let at = 0; at < bytes.length; at += size) {
    received = Buffer.concat([received, bytes.subarray(at, at + size)])
    for (let next = cut(received); next !== undefined; next = cut(received)) {
      out.push("bytes" in next.packet ? next.packet.bytes.toString("latin1") : next.packet.kind)
      received = next.rest
    }
  }
  return out
}

describe("FrontendMessages", () => {
  it("cuts cycles at Sync and Query, wherever chunks end", () => {
    const bytes = Buffer.concat([first, second, first])
    for (let size = 1; size <= bytes.length; size++) {
      assert.deepStrictEqual(
        cuts(bytes, size, cutCycle),
        [first, second, first].map((part) => part.toString("latin1"))
      )
    }
  })

  it("keeps what is no whole cycle", () => {
    assert.deepStrictEqual(cuts(Buffer.concat([message("P"), message("B")]), 3, cutCycle), [])
  })

  it("hears a goodbye", () => {
    assert.deepStrictEqual(cuts(Buffer.concat([first, message("X")]), 7, cutCycle), [
      first.toString("latin1"),
      "goodbye"
    ])
  })

  it.each([
    [196_608, "startup"],
    [80_877_103, "encryption"],
    [80_877_104, "encryption"],
    [80_877_102, "cancel"]
  ])("knows the opening packet %s as %s", (code, kind) => {
    const bytes = opening(code, "user\0ann\0\0")
    for (let length = 0; length < bytes.length; length++) assert.isUndefined(cutOpening(bytes.subarray(0, length)))
    assert.strictEqual(cutOpening(bytes)?.packet.kind, kind)
  })
})
