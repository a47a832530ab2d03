import { Clock, Context, Effect, Layer } from "effect"

/**
 * Makes ids: UUID version 7 (RFC 9562), which sort by the time of their making. Within one millisecond a process
 * counts on, so that its ids sort in the order in which they were made.
 *
 * @example
 * ```ts
 * import { IdGenerator, IdGenerators } from "@outlay/application"
 * import { ExpenseId } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const { next } = yield* IdGenerator
 *   const [first, second] = [ExpenseId.make(yield* next), ExpenseId.make(yield* next)]
 *   return first < second
 * })
 *
 * console.log(await Effect.runPromise(Effect.provide(program, IdGenerators.layer))) // true
 * ```
 */
export class IdGenerator extends Context.Service<
  IdGenerator,
  {
    readonly next: Effect.Effect<string>
  }
>()("@outlay/application/ports/IdGenerator") {}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"))

/**
 * A UUID v7 of milliseconds since 1970, a count below 4096, and eight random bytes from `at` on.
 *
 * @example
 * ```ts
 * import { IdGenerators } from "@outlay/application"
 *
 * console.log(IdGenerators.uuidV7(0, 1, new Uint8Array(8))) // 00000000-0000-7001-8000-000000000000
 * ```
 */
export const uuidV7 = (millis: number, count: number, random: Uint8Array, at = 0): string => {
  const time = millis.toString(16).padStart(12, "0")
  const byte = (index: number) => hex[random[at + index] ?? 0] ?? ""
  const variant = hex[((random[at] ?? 0) & 0x3f) | 0x80] ?? ""
  const counted = `7${hex[count >> 8]?.[1] ?? ""}${hex[count & 0xff] ?? ""}`
  const tail = byte(2) + byte(3) + byte(4) + byte(5) + byte(6) + byte(7)
  return `${time.slice(0, 8)}-${time.slice(8)}-${counted}-${variant}${byte(1)}-${tail}`
}

/** Random bytes are drawn for many ids at once: each draw has a price of its own. */
const bytesPerId = 8
const idsPerDraw = 512

/**
 * Ids by the clock and the runtime's random numbers; one layer is one count.
 *
 * @example
 * ```ts
 * import { IdGenerator, IdGenerators } from "@outlay/application"
 * import { Effect } from "effect"
 *
 * const id = await Effect.runPromise(
 *   Effect.provide(
 *     IdGenerator.use(({ next }) => next),
 *     IdGenerators.layer
 *   )
 * )
 * console.log(id.length, id[14]) // 36 7
 * ```
 */
export const layer: Layer.Layer<IdGenerator> = Layer.sync(IdGenerator, () => {
  let last = 0
  let count = 0
  const random = new Uint8Array(bytesPerId * idsPerDraw)
  let used = random.length
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
      if (used === random.length) {
        globalThis.crypto.getRandomValues(random)
        used = 0
      }
      used += bytesPerId
      return uuidV7(last, count, random, used - bytesPerId)
    })
  })
})
