/** An Outlay in memory with a new book, for tests that speak to it without Effect. */
import { layer as memory } from "@outlay/adapters-memory"
import { createOutlay, type Outlay, orThrow, type Outcome, type StoragePorts } from "@outlay/application"
import type { Role } from "@outlay/domain"
import { assert } from "@effect/vitest"
import { Layer } from "effect"
import { somebody } from "./values.ts"

/** The storage of memory with something else in the place of some ports. */
export const memoryWith = <A>(others: Layer.Layer<A>): Layer.Layer<StoragePorts> => Layer.merge(memory, others)

export const actorOf = async (outlay: Outlay, role: Role = "owner") => {
  const book = orThrow(await outlay.books.open({ currency: "EUR", timeZone: "UTC" }))
  return { userId: String(somebody), book, role }
}

/** The body of a test with an Outlay of its own. */
export const inOutlay =
  (body: (outlay: Outlay) => Promise<void>, storage: Layer.Layer<StoragePorts> = memory) =>
  async () => {
    await using outlay = createOutlay({ storage })
    await body(outlay)
  }

/** The error with which a call was refused; it must have been. */
export const errorOf = async <A, E>(call: Promise<Outcome<A, E>>): Promise<E> => {
  const outcome = await call
  return outcome.ok ? assert.fail("it was not refused") : outcome.error
}

/** What a call rejects with; it must. */
export const rejectionOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => assert.fail("it did not reject"),
    (reason: unknown) => reason
  )

/** What a caller without types may say. */
export const untyped = (said: unknown) => said as never
