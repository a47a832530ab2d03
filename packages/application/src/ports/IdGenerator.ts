/**
 * Makes ids: UUID version 7 (RFC 9562), which sort by the time of their making. Within one millisecond a process
 * counts on, so that its ids sort in the order in which they were made.
 */
import { Clock, Context, Effect, Layer } from "effect"

export class IdGenerator extends Context.Service<
  IdGenerator,
  {
    readonly next: Effect.Effect<string>
  }
>()("@outlay/application/ports/IdGenerator") {}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"))

/** A UUID v7 of milliseconds since 1970, a count below 4096, and random bytes of which the first eight are used. */
export const uuidV7 = (millis: number, count: number, random: Uint8Array): string => {
  const time = millis.toString(16).padStart(12, "0")
  const bytes = Array.from(random.subarray(0, 8), (byte, index) => hex[index === 0 ? (byte & 0x3f) | 0x80 : byte])
  const tail = bytes.join("")
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, "0")}-${tail.slice(0, 4)}-${tail.slice(4)}`
}

export const layer: Layer.Layer<IdGenerator> = Layer.sync(IdGenerator, () => {
  let last = 0
  let count = 0
  return IdGenerator.of({
    next: Effect.map(Clock.currentTimeMillis, (now) => {
      if (now > last) {
        last = now
        count = 0
      } else if (++count > 0xfff) {
        // More than 4096 in a millisecond, or a clock set back: borrow from the next millisecond.
        last++
        count = 0
      }
      return uuidV7(last, count, globalThis.crypto.getRandomValues(new Uint8Array(8)))
    })
  })
})
