/** Many writers in one book at once: nobody waits for ever, nothing is lost, and the spending stays true. */
import { type Book, type Category, reviseExpense } from "@outlay/domain"
import { Effect, Fiber, Option, Result } from "effect"
import { same } from "../assertions.ts"
import {
  day,
  givenBookAndCategory,
  givenBudget,
  givenCategory,
  givenExpense,
  instant,
  newExpense
} from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { checkBook, stateOf } from "../state.ts"
import { atOnce, oneThrough, repeatedly } from "./atOnce.ts"
import { nothingSpent } from "../spending/spendingOf.ts"

const givenTwo = Effect.gen(function* () {
  const { book, category } = yield* givenBookAndCategory
  return { book, first: category, second: yield* givenCategory(book) }
})

const unbounded = { concurrency: "unbounded", discard: true } as const

/** The life of one expense: recorded, changed in everything that spending goes by, and removed if it is told so. */
const life = Effect.fnUntraced(function* (book: Book, first: Category, second: Category, index: number) {
  const { expenses } = yield* ports("expenses")
  const here = { categoryId: first.id, date: day("2026-01-31") }
  const there = { categoryId: second.id, date: day("2026-02-01") }
  const [from, to] = index % 2 === 0 ? [here, there] : [there, here]
  const { id } = yield* givenExpense(book, first, { ...from, minor: BigInt(index + 1) })
  yield* expenses.modify(book.id, id, (it) => Result.succeed(reviseExpense(it, to, instant(1))))
  if (index % 3 === 0) yield* expenses.remove(book.id, id)
})

export const crowds = section({
  about: "many writers of one book at once",
  needs: ["books", "categories", "expenses", "budgets", "spending"],
  promises: [
    promise(
      "forty lives of expenses at once leave the spending as a recomputation finds it",
      Effect.gen(function* () {
        const { book, first, second } = yield* givenTwo
        const lives = Array.from({ length: 40 }, (_, index) => life(book, first, second, index))
        yield* Effect.all(lives, unbounded)
        same((yield* checkBook(book.id)).expenses.length, 26)
      })
    ),
    promise(
      "batches over the same days and categories in opposite orders all go through",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, first, second } = yield* givenTwo
        const cells = ["2026-01-01", "2026-01-02", "2026-01-03"].flatMap((date) =>
          [first, second].map((category) => newExpense(book, category, { date: day(date) }))
        )
        const batches = Array.from({ length: 12 }, (_, index) =>
          Effect.flatMap(Effect.all(index % 2 === 0 ? cells : cells.toReversed()), (batch) =>
            expenses.insertMany(book.id, batch)
          )
        )
        yield* Effect.all(batches, unbounded)
        same((yield* checkBook(book.id)).expenses.length, 72)
      })
    ),
    promise(
      "expenses recorded while their category is merged are moved with it or refused",
      repeatedly(
        Effect.gen(function* () {
          const { categories, expenses } = yield* ports("categories", "expenses")
          const { book, first, second } = yield* givenTwo
          yield* givenExpense(book, first)
          yield* givenBudget(book, first)
          const made = yield* Effect.forEach([0, 1, 2, 3, 4], () => newExpense(book, first))
          const records = made.map((it) => expenses.insert(book.id, it))
          const [merged, ...recorded] = yield* atOnce(categories.merge(book.id, first.id, second.id), ...records)
          same(merged, "done")
          const through = recorded.filter((outcome) => outcome === "done").length
          same(new Set([...recorded, "done", "CategoryNotFound"]).size, 2)
          const state = yield* checkBook(book.id)
          same([state.categories, state.expenses.length], [[second], through + 1])
        })
      )
    ),
    promise(
      "of two categories that are merged into each other one is left with everything",
      repeatedly(
        Effect.gen(function* () {
          const { categories } = yield* ports("categories")
          const { book, first, second } = yield* givenTwo
          for (const category of [first, second]) {
            yield* givenExpense(book, category)
            yield* givenExpense(book, category, { date: day("2026-02-02") })
          }
          const outcomes = yield* atOnce(
            categories.merge(book.id, first.id, second.id),
            categories.merge(book.id, second.id, first.id)
          )
          oneThrough(outcomes, "CategoryNotFound")
          const state = yield* checkBook(book.id)
          same([state.categories.length, state.expenses.length, state.spending.periods.length], [1, 4, 2])
        })
      )
    ),
    promise(
      "expenses that change places between categories lose nothing",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, first, second } = yield* givenTwo
        const made = yield* Effect.forEach(
          Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? first : second)),
          (category) => givenExpense(book, category)
        )
        const swaps = made.map(({ id }) =>
          expenses.modify(book.id, id, (it) => {
            const categoryId = it.categoryId === first.id ? second.id : first.id
            return Result.succeed(reviseExpense(it, { categoryId }, instant(1)))
          })
        )
        yield* Effect.all(swaps, unbounded)
        const state = yield* checkBook(book.id)
        same(
          state.spending.categories.map(({ count }) => count),
          [10, 10]
        )
        same(
          state.expenses.filter(({ version }) => version !== 2),
          []
        )
      })
    ),
    promise(
      "a book that is removed while others write in it is removed with all that they wrote",
      repeatedly(
        Effect.gen(function* () {
          const { books, expenses } = yield* ports("books", "expenses")
          const { book, category } = yield* givenBookAndCategory
          const writes = yield* Effect.forEach([0, 1, 2, 3], () => newExpense(book, category))
          const [removed] = yield* Effect.all(
            [books.remove(book.id), ...writes.map((it) => Effect.exit(expenses.insert(book.id, it)))],
            { concurrency: "unbounded" }
          )
          same(removed, undefined)
          yield* books.insert(book)
          same(yield* stateOf(book.id), {
            book: Option.some(book),
            categories: [],
            expenses: [],
            budgets: [],
            spending: nothingSpent
          })
        })
      )
    ),
    promise(
      "writers that are interrupted have written everything or nothing",
      Effect.gen(function* () {
        const { book, first, second } = yield* givenTwo
        for (let wait = 0; wait < 12; wait++) {
          const lives = [0, 1, 2].map((index) => life(book, first, second, index))
          const fiber = yield* Effect.forkChild(Effect.all(lives, unbounded))
          yield* Effect.sleep(wait)
          yield* Fiber.interrupt(fiber)
          yield* checkBook(book.id)
        }
        yield* life(book, first, second, 1)
        yield* checkBook(book.id)
      })
    )
  ]
})
