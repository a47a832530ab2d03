/** What a reader is told belongs to one moment, whatever others are writing. */
import { expenseQuery, reviseExpense, totalOf } from "@outlay/domain"
import { Effect, Exit, Result } from "effect"
import { strict as assert } from "node:assert"
import { same } from "../assertions.ts"
import { givenBookAndCategory, givenCategory, givenExpense, instant, newExpense } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { always } from "../state.ts"
import { times } from "./atOnce.ts"
import { seenDuring } from "./seenDuring.ts"

export const readers = section({
  about: "readers while others write",
  needs: ["books", "categories", "expenses", "spending"],
  promises: [
    promise(
      "items, total and next of a page belong to one moment while expenses come and go",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        yield* givenExpense(book, category)
        const batch = Effect.forEach([0, 1, 2], () => newExpense(book, category))
        const comeAndGo = Effect.flatMap(batch, (made) =>
          Effect.andThen(
            expenses.insertMany(book.id, made),
            Effect.forEach(made, ({ id }) => expenses.remove(book.id, id))
          )
        )
        const read = expenses.list(book.id, expenseQuery({ perPage: 2 }))
        const { exit, seen } = yield* seenDuring(read, Effect.all(times(12, comeAndGo)))
        assert.ok(Exit.isSuccess(exit), "a writer failed")
        for (const { items, next, total } of seen) {
          assert.ok(total !== null && items.length === Math.min(2, total), `${items.length} items of ${total}`)
          assert.strictEqual(next === null, total <= 2, `a next with ${total} in all`)
        }
      })
    ),
    promise(
      "days, categories and what is before belong to one moment while expenses come and categories are merged",
      Effect.gen(function* () {
        const { categories, spending } = yield* ports("categories", "spending")
        const { book, category } = yield* givenBookAndCategory
        const sources = yield* Effect.forEach([0, 1, 2, 3, 4, 5], () => givenCategory(book))
        for (const source of sources) yield* givenExpense(book, source, { minor: 100n })
        const changes = Effect.forEach(sources, ({ id }) =>
          Effect.andThen(categories.merge(book.id, id, category.id), givenExpense(book, category, { minor: 7n }))
        )
        const read = spending.read(book.id, { range: always, by: "day", before: always })
        const { exit, seen } = yield* seenDuring(read, changes)
        assert.ok(Exit.isSuccess(exit), "a writer failed")
        for (const { before, categories, periods } of seen) {
          same([totalOf(periods), totalOf(categories)], [before, before])
          assert.ok(before.total >= 600n, "an amount is missing")
        }
      })
    ),
    promise(
      "several sums belong to one moment while amounts move between categories",
      Effect.gen(function* () {
        const { expenses, spending } = yield* ports("expenses", "spending")
        const { book, category } = yield* givenBookAndCategory
        const other = yield* givenCategory(book)
        const { id } = yield* givenExpense(book, category, { minor: 100n })
        const move = expenses.modify(book.id, id, (it) => {
          const categoryId = it.categoryId === category.id ? other.id : category.id
          return Result.succeed(reviseExpense(it, { categoryId }, instant(it.version)))
        })
        const sums = [category.id, null, other.id].map((categoryId) => ({ range: always, categoryId }))
        const { exit, seen } = yield* seenDuring(spending.sums(book.id, sums), Effect.all(times(30, move)))
        assert.ok(Exit.isSuccess(exit), "a writer failed")
        for (const [one = 0n, all, two = 0n] of seen) same([one + two, all], [100n, 100n])
      })
    )
  ]
})
