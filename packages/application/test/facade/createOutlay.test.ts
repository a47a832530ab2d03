import { layer as memory } from "@outlay/adapters-memory"
import { createOutlay, orThrow, Transactor } from "@outlay/application"
import { BookRepository, CategoryRepository, StorageUnavailable } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { actorOf, errorOf, inOutlay, memoryWith, rejectionOf, untyped } from "../support/facade.ts"
import { noBook } from "../support/values.ts"

const settings = { currency: "EUR", timeZone: "Europe/Vienna" }

describe("an Outlay", () => {
  it(
    "opens a book and gets it again by its id",
    inOutlay(async (outlay) => {
      const book = orThrow(await outlay.books.open(settings))
      assert.deepInclude<object>(book, settings)
      assert.deepStrictEqual(orThrow(await outlay.books.get(book.id)), book)
      assert.strictEqual((await errorOf(outlay.books.get(noBook)))._tag, "BookNotFound")
    })
  )

  it("shares nothing with another one", async () => {
    await using one = createOutlay({ storage: memory })
    await using other = createOutlay({ storage: memory })
    const { id } = orThrow(await one.books.open(settings))
    assert.isFalse((await other.books.get(id)).ok)
  })

  it("opens its storage once, when it is told to or asked the first time, and closes it once", async () => {
    const happened: Array<string> = []
    const watched = Layer.effectDiscard(
      Effect.acquireRelease(
        Effect.sync(() => happened.push("opened")),
        () => Effect.sync(() => happened.push("closed"))
      )
    )
    const outlay = createOutlay({ storage: memoryWith(watched) })
    assert.deepStrictEqual(happened, [])
    await outlay.ready()
    await Promise.all([outlay.books.open(settings), outlay.books.open(settings)])
    assert.deepStrictEqual(happened, ["opened"])
    await Promise.all([outlay.close(), outlay.close()])
    assert.deepStrictEqual(happened, ["opened", "closed"])
  })

  it("rejects when its storage can't be opened", async () => {
    const broken = Layer.effectDiscard(Effect.fail(new StorageUnavailable({ reason: "nobody there" })))
    const outlay = createOutlay({ storage: Layer.merge(memory, broken) })
    assert.deepInclude(await rejectionOf(outlay.ready()), { _tag: "StorageUnavailable" })
    assert.deepInclude(await rejectionOf(outlay.books.open(settings)), { _tag: "StorageUnavailable" })
  })

  it("tells who has no types which ports its storage lacks, when it is opened", async () => {
    const books = Layer.effect(BookRepository, BookRepository).pipe(Layer.provide(memory))
    const outlay = createOutlay({ storage: untyped(books) })
    assert.deepInclude(await rejectionOf(outlay.ready()), {
      message: "the storage has no BudgetRepository, CategoryRepository, ExpenseRepository, SpendingReader, Transactor"
    })
  })

  it("refuses what is no storage at once", () => {
    for (const storage of [undefined, {}, "memory"]) {
      assert.throws(() => createOutlay({ storage: untyped(storage) }), /^storage must be a layer of ports/)
    }
  })

  it(
    "rejects when its store breaks, which is no refusal",
    inOutlay(
      async (outlay) => {
        const rejection = await rejectionOf(outlay.categories.list(await actorOf(outlay)))
        assert.instanceOf(rejection, StorageUnavailable)
      },
      memoryWith(
        Layer.effect(
          CategoryRepository,
          Effect.map(CategoryRepository, (categories) => ({
            ...categories,
            list: () => Effect.die(new StorageUnavailable({ reason: "gone" }))
          }))
        ).pipe(Layer.provide(memory))
      )
    )
  )

  it("rejects every call after it was closed", async () => {
    const outlay = createOutlay({ storage: memory })
    const ann = await actorOf(outlay)
    await outlay.close()
    const calls = [
      outlay.ready(),
      outlay.categories.list(ann),
      outlay.withSignal(AbortSignal.any([])).budgets.list(ann)
    ]
    const rejections = await Promise.all(calls.map(rejectionOf))
    assert.deepStrictEqual(
      rejections.map((it) => it instanceof Error && it.message),
      ["this Outlay is closed", "this Outlay is closed", "this Outlay is closed"]
    )
  })
})

/** A storage whose transactions never end; `began` is when one has begun. */
const stuck = () => {
  const { promise: began, resolve } = Promise.withResolvers<string>()
  let undone = 0
  const run = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.andThen(
      Effect.sync(() => resolve("began")),
      Effect.onInterrupt(Effect.andThen(Effect.never, effect), () => Effect.sync(() => undone++))
    )
  return { storage: memoryWith(Layer.succeed(Transactor, { run })), began, undone: () => undone }
}

describe("a signal", () => {
  it(
    "that has aborted keeps a call from beginning",
    inOutlay(async (outlay) => {
      const ann = await actorOf(outlay)
      const calls = outlay.withSignal(AbortSignal.abort("not wanted"))
      assert.strictEqual(await rejectionOf(calls.categories.create(ann, { name: "New" })), "not wanted")
      const names = orThrow(await outlay.categories.list(ann)).map(({ name }) => name)
      assert.notInclude(names, "New")
    })
  )

  it("that aborts ends a call, which rejects with its reason", async () => {
    const { storage, began, undone } = stuck()
    await using outlay = createOutlay({ storage })
    const controller = new AbortController()
    const call = rejectionOf(outlay.withSignal(controller.signal).books.open(settings))
    await began
    controller.abort()
    assert.strictEqual(await call, controller.signal.reason)
    assert.strictEqual(undone(), 1)
  })

  it(
    "that aborts after a call has ended is nothing to it",
    inOutlay(async (outlay) => {
      const controller = new AbortController()
      const outcome = await outlay.withSignal(controller.signal).books.open(settings)
      controller.abort()
      assert.isTrue((await outlay.books.get(orThrow(outcome).id)).ok)
    })
  )
})

describe("closing", () => {
  it("ends what is still running", async () => {
    const { storage, began, undone } = stuck()
    const outlay = createOutlay({ storage })
    const call = rejectionOf(outlay.books.open(settings))
    await began
    await outlay.close()
    assert.deepInclude(await call, { _tag: "OutlayClosed" })
    assert.strictEqual(undone(), 1)
  })
})
