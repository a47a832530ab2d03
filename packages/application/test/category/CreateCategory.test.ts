import { createCategory, getCategory, listCategories } from "@outlay/application"
import { CategoryDraft, defaultColor } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit } from "effect"
import { givenActor, givenCategory, givenTime } from "../support/givens.ts"
import { inWorld, refusedWith } from "../support/world.ts"

describe("createCategory", () => {
  it.effect(
    "keeps what was said, in which book and when, as one that is not predefined",
    inWorld(function* () {
      const actor = yield* givenActor()
      const now = yield* givenTime("2026-03-14T12:30:00Z")
      const draft = CategoryDraft.make({ name: "Lunch", description: "At work", color: "#ff0000", icon: "🍜" })
      const category = yield* createCategory(actor, draft)
      assert.deepInclude(category, {
        ...draft,
        bookId: actor.book.id,
        isDefault: false,
        createdAt: now,
        updatedAt: now,
        version: 1
      })
      assert.deepStrictEqual(yield* getCategory(actor, category.id), category)
    })
  )

  it.effect(
    "takes the defaults for what was not said",
    inWorld(function* () {
      const category = yield* givenCategory(yield* givenActor(), "Lunch")
      assert.deepInclude(category, { color: defaultColor, description: null, icon: null })
    })
  )

  it.effect(
    "refuses a name that the book has already, in any case, and keeps nothing",
    inWorld(function* () {
      const actor = yield* givenActor()
      yield* givenCategory(actor, "Öffis")
      const before = yield* listCategories(actor)
      for (const name of ["Öffis", "öffis", "GROCERIES"]) {
        assert.strictEqual((yield* refusedWith("CategoryNameTaken", givenCategory(actor, name))).name, name)
      }
      assert.deepStrictEqual(yield* listCategories(actor), before)
    })
  )

  it.effect(
    "takes a name that only another book has",
    inWorld(function* () {
      yield* givenCategory(yield* givenActor(), "Lunch")
      assert.strictEqual((yield* givenCategory(yield* givenActor(), "Lunch")).name, "Lunch")
    })
  )

  it.effect(
    "lets one of several parallel writers have a name",
    inWorld(function* () {
      const actor = yield* givenActor()
      const exits = yield* Effect.all(
        ["Lunch", "lunch", "LUNCH"].map((name) => Effect.exit(givenCategory(actor, name))),
        { concurrency: "unbounded" }
      )
      assert.strictEqual(exits.filter(Exit.isSuccess).length, 1)
    })
  )
})
