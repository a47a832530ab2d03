import { layer as memory } from "@outlay/adapters-memory"
import { getTrends, IdGenerators, listBudgetStatuses, listCategories, openBook } from "@outlay/application"
import { type BookId, BookRepository, CategoryRepository, predefinedCategories } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Option } from "effect"
import { actorIn, givenBudget, givenCategory, givenExpense, givenTime } from "../support/givens.ts"
import { at, day, eur, euro, utc } from "../support/values.ts"
import { broken, dies, inWorld } from "../support/world.ts"

const settings = { currency: eur, timeZone: utc }

describe("openBook", () => {
  it.effect(
    "opens a book with its settings, now or at the moment given",
    inWorld(function* () {
      const now = yield* givenTime("2026-03-14T12:30:00Z")
      const book = yield* openBook(settings)
      assert.deepInclude(book, { ...settings, createdAt: now, updatedAt: now, version: 1 })
      assert.deepStrictEqual(yield* BookRepository.use((books) => books.get(book.id)), book)
      const earlier = at("2026-03-14T12:29:59Z")
      assert.deepInclude(yield* openBook(settings, earlier), { createdAt: earlier, updatedAt: earlier })
    })
  )

  it.effect(
    "puts the predefined categories in, each once and marked as such",
    inWorld(function* () {
      const book = yield* openBook(settings)
      const categories = yield* listCategories(actorIn(book))
      const drafts = categories.map(({ name, description, color, icon }) => ({ name, description, color, icon }))
      assert.sameDeepMembers(drafts, [...predefinedCategories])
      assert.isTrue(categories.every((it) => it.isDefault && it.bookId === book.id && it.version === 1))
    })
  )

  it.effect(
    "opens another book each time, and nothing is shared",
    inWorld(function* () {
      const one = actorIn(yield* openBook(settings))
      const two = actorIn(yield* openBook(settings))
      assert.notStrictEqual(one.book.id, two.book.id)
      yield* givenCategory(one, "Only in one")
      assert.strictEqual((yield* listCategories(two)).length, predefinedCategories.length)
    })
  )

  it.effect(
    "leaves no book behind when its categories can't be stored",
    inWorld(function* () {
      let id: BookId | undefined
      yield* openBook(settings).pipe(
        Effect.updateService(CategoryRepository, (categories) => ({
          ...categories,
          insert: (bookId) => {
            id = bookId
            return broken
          }
        })),
        dies
      )
      assert.isDefined(id)
      if (id === undefined) return
      assert.deepStrictEqual(yield* BookRepository.use((books) => books.find(id as BookId)), Option.none())
    })
  )
})

describe("an embedder with users of its own", () => {
  it.effect("needs nothing but a book, an actor and the ports of the domain", () =>
    Effect.gen(function* () {
      yield* givenTime("2026-03-14T12:30:00Z")
      const actor = actorIn(yield* openBook(settings))
      yield* givenExpense(actor, { amount: euro(12_50n), date: day("2026-03-14") })
      yield* givenBudget(actor)
      const [status] = yield* listBudgetStatuses(actor)
      assert.deepStrictEqual(status?.spent, euro(12_50n))
      assert.deepStrictEqual((yield* getTrends(actor, 1)).average, euro(12_50n))
    }).pipe(Effect.provide([memory, IdGenerators.layer]))
  )
})
