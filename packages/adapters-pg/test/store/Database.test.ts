import { assert, describe, it } from "@effect/vitest"
import { layer, PostgresClient } from "@outlay/adapters-pg"
import { Transactor } from "@outlay/application"
import { BookId, BookRepository, StorageUnavailable } from "@outlay/domain"
import { Cause, Effect, Exit, Layer, Redacted } from "effect"

/** A port on which nobody listens. */
const nowhere = PostgresClient.layer({
  url: Redacted.make("postgresql://nobody@127.0.0.1:1/none"),
  timeout: "5 seconds"
})

const defectOf = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.exit(effect), (exit) => (Exit.isFailure(exit) ? Cause.squash(exit.cause) : undefined))

describe("a store that can't be reached", () => {
  const id = BookId.make("0199c1de-0000-7000-8000-000000000000")

  it.live("is the defect StorageUnavailable of every port", () =>
    Effect.gen(function* () {
      const defect = yield* defectOf(BookRepository.use((books) => books.find(id)))
      assert.instanceOf(defect, StorageUnavailable)
      assert.include(defect.message, "the store is unavailable")
    }).pipe(Effect.provide(Layer.provide(layer, nowhere)))
  )

  it.live("is that of a transaction as well", () =>
    Effect.gen(function* () {
      assert.instanceOf(yield* defectOf(Transactor.use(({ run }) => run(Effect.void))), StorageUnavailable)
    }).pipe(Effect.provide(Layer.provide(layer, nowhere)))
  )
})
