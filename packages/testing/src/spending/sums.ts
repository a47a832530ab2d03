/** What `SpendingReader.sums` promises: several totals at one moment, in the order asked. */
import { CategoryId, type SpendingSum } from "@outlay/domain"
import { Effect } from "effect"
import { same } from "../assertions.ts"
import { day, givenBook, givenBookAndCategory, givenCategory, givenExpense, nextId } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { always } from "../state.ts"

export const sums = section({
  about: "sums of spending",
  needs: ["books", "categories", "expenses", "spending"],
  promises: [
    promise(
      "sums are answered in the order asked, of one category or of all, with zero where there is nothing",
      Effect.gen(function* () {
        const { spending } = yield* ports("spending")
        const { book, category: food } = yield* givenBookAndCategory
        const rent = yield* givenCategory(book)
        yield* givenExpense(book, food, { date: day("2026-01-01"), minor: 1n })
        yield* givenExpense(book, food, { date: day("2026-01-02"), minor: 20n })
        yield* givenExpense(book, rent, { date: day("2026-01-02"), minor: 300n })
        yield* givenExpense(book, rent, { date: day("2026-01-03"), minor: 4000n })
        const sum = (start: string, end: string, category: { readonly id: CategoryId } | null): SpendingSum => ({
          range: { start: day(start), end: day(end) },
          categoryId: category?.id ?? null
        })
        const missing = { id: CategoryId.make(yield* nextId) }
        const asked: ReadonlyArray<readonly [SpendingSum, bigint]> = [
          [sum("2026-01-03", "2026-01-03", null), 4000n],
          [sum("2026-01-01", "2026-01-03", null), 4321n],
          [sum("2026-01-01", "2026-01-03", food), 21n],
          [sum("2026-01-04", "2026-12-31", null), 0n],
          [sum("2026-01-02", "2026-01-02", rent), 300n],
          [sum("2026-01-02", "2026-01-02", null), 320n],
          [sum("2026-01-02", "2026-01-02", null), 320n],
          [sum("2026-01-01", "2026-01-03", missing), 0n],
          [sum("1900-01-01", "2026-01-01", food), 1n],
          [sum("2026-01-03", "2026-01-01", null), 0n]
        ]
        same(
          yield* spending.sums(
            book.id,
            asked.map(([it]) => it)
          ),
          asked.map(([, total]) => total)
        )
        const reversed = asked.toReversed()
        same(
          yield* spending.sums(
            book.id,
            reversed.map(([it]) => it)
          ),
          reversed.map(([, total]) => total)
        )
      })
    ),
    promise(
      "no sums are answered with none, and those of an empty book with zero",
      Effect.gen(function* () {
        const { spending } = yield* ports("spending")
        const book = yield* givenBook()
        same(yield* spending.sums(book.id, []), [])
        same(yield* spending.sums(book.id, [{ range: always, categoryId: null }]), [0n])
      })
    ),
    promise(
      "hundreds of sums are answered at once",
      Effect.gen(function* () {
        const { spending } = yield* ports("spending")
        const { book, category } = yield* givenBookAndCategory
        yield* givenExpense(book, category, { minor: 5n })
        const asked = Array.from({ length: 400 }, (_, index) => ({
          range: always,
          categoryId: index % 2 === 0 ? null : category.id
        }))
        same(
          yield* spending.sums(book.id, asked),
          asked.map(() => 5n)
        )
      })
    )
  ]
})
