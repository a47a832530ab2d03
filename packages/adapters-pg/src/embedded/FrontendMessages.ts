/**
 * Cuts the bytes of a PostgreSQL client into what can be answered at once: a start-up packet, or a cycle of messages
 * that ends with Sync or Query, after which the server says ReadyForQuery. Chunks may end anywhere.
 */
export type Packet =
  | { readonly kind: "startup" | "encryption" | "cancel" | "cycle"; readonly bytes: Buffer }
  | { readonly kind: "goodbye" }

export interface Cut {
  readonly packet: Packet
  readonly rest: Buffer
}

const encryptionRequests = [80_877_103, 80_877_104]
const cancelRequest = 80_877_102
const [sync, query, terminate] = [0x53, 0x51, 0x58]

/** Before the session has started, packets have a length and a code, but no type. */
export const cutOpening = (bytes: Buffer): Cut | undefined => {
  if (bytes.length < 8) return undefined
  const end = bytes.readInt32BE(0)
  if (bytes.length < end) return undefined
  const code = bytes.readInt32BE(4)
  const kind = encryptionRequests.includes(code) ? "encryption" : code === cancelRequest ? "cancel" : "startup"
  return { packet: { kind, bytes: bytes.subarray(0, end) }, rest: bytes.subarray(end) }
}

export const cutCycle = (bytes: Buffer): Cut | undefined => {
  let start = 0
  while (bytes.length >= start + 5) {
    const type = bytes[start]
    const end = start + 1 + bytes.readInt32BE(start + 1)
    if (bytes.length < end) return undefined
    if (type === terminate) return { packet: { kind: "goodbye" }, rest: bytes.subarray(end) }
    if (type === sync || type === query) {
      return { packet: { kind: "cycle", bytes: bytes.subarray(0, end) }, rest: bytes.subarray(end) }
    }
    start = end
  }
  return undefined
}

/** A simple query, as one message. */
export const simpleQuery = (text: string): Buffer => {
  const body = Buffer.from(`${text}\0`)
  const head = Buffer.alloc(5)
  head[0] = query
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
