/** SHA-256 in hexadecimal digits, by what every runtime has. */
import { Effect } from "effect"

const encoder = new TextEncoder()

export const sha256 = (text: string): Effect.Effect<string> =>
  Effect.map(
    Effect.promise(() => globalThis.crypto.subtle.digest("SHA-256", encoder.encode(text))),
    (digest) => Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("")
  )
