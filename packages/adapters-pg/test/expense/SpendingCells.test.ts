import { assert, layer } from "@effect/vitest"
import {
  BookRepository,
  type Category,
  CategoryRepository,
  type Expense,
  type ExpenseId,
  ExpenseRepository,
  Money,
  reviseExpense
} from "@outlay/domain"
import { Effect, Random, Result } from "effect"
import { SqlClient } from "effect/sql"
import { day, eur, givenBook, givenCategory, instant, newExpense } from "@outlay/testing"
import * as TestDatabase from "../../../../test/support/TestDatabase.ts"
import { storeOn } from "../stores.ts"

/** The cells that differ from what the expenses of all books add up to. */
const differences = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const of = (table: string, key: string, keyOf: string) => sql`
    select * from (
      select book_id, ${sql.literal(keyOf)} as ${sql(key)}, category_id, sum(amount)::bigint as total,
        count(*)::integer as count
      from expenses group by 1, 2, 3
    ) as due
    full join (select * from ${sql(table)} where count <> 0 or total <> 0) as kept
      using (book_id, ${sql(key)}, category_id)
    where due.total is distinct from kept.total or due.count is distinct from kept.count`
  return [
    ...(yield* of("daily_spending", "date", "date")),
    ...(yield* of("monthly_spending", "month", "date_trunc('month', date::timestamp)::date"))
  ]
})

const pick = <A>(items: ReadonlyArray<A>, index: number): A => {
  const item = items[index % items.length]
  if (item === undefined) throw new Error("nothing to pick from")
  return item
}

layer(storeOn(TestDatabase.layer), { excludeTestServices: true, timeout: "2 minutes" })("the spending cells", (it) => {
  it.effect("are what the expenses add up to after many writers have met in few of them", () =>
    Effect.gen(function* () {
      const { insert, insertMany, modify, remove } = yield* ExpenseRepository
      const { merge } = yield* CategoryRepository
      const book = yield* givenBook()
      const categories: ReadonlyArray<Category> = yield* Effect.forEach([1, 2, 3, 4], () => givenCategory(book))
      const there: Array<ExpenseId> = []
      const number = Random.nextIntBetween(0, 1_000_000)

      const made = Effect.gen(function* () {
        const date = day(`2026-0${1 + ((yield* number) % 2)}-0${1 + ((yield* number) % 3)}`)
        return yield* newExpense(book, pick(categories, yield* number), { date, minor: BigInt(1 + (yield* number)) })
      })
      const changed = (it: Expense, n: number) =>
        reviseExpense(
          it,
          {
            amount: Money.of(BigInt(1 + n), eur),
            date: day(`2026-0${1 + (n % 2)}-0${1 + (n % 3)}`),
            ...(n % 2 === 0 ? {} : { categoryId: pick(categories, n).id })
          },
          instant(n)
        )
      const step = Effect.gen(function* () {
        const kind = (yield* number) % 10
        const n = yield* number
        if (kind < 4 || there.length === 0) {
          const expense = yield* made
          yield* insert(book.id, expense)
          there.push(expense.id)
        } else if (kind === 4) {
          const several = yield* Effect.forEach([1, 2, 3, 4, 5], () => made)
          yield* insertMany(book.id, several)
          there.push(...several.map((it) => it.id))
        } else if (kind < 8) yield* modify(book.id, pick(there, n), (it) => Result.succeed(changed(it, n)))
        else yield* remove(book.id, pick(there, n))
      })
      // What another writer has removed meanwhile is refused, and no matter here.
      const writer = Effect.forEach(Array.from({ length: 60 }), () => Effect.ignore(step), { discard: true })
      const merger = Effect.gen(function* () {
        yield* Effect.sleep("300 millis")
        yield* merge(book.id, pick(categories, 3).id, pick(categories, 0).id)
      })
      yield* Effect.all([...Array.from({ length: 10 }, () => writer), merger], { concurrency: "unbounded" })

      assert.isAbove(there.length, 100)
      assert.deepStrictEqual(yield* differences, [])
      const sql = yield* SqlClient.SqlClient
      yield* (yield* BookRepository).remove(book.id)
      for (const cells of ["daily_spending", "monthly_spending"]) {
        assert.deepStrictEqual(yield* sql`select from ${sql(cells)} where book_id = ${book.id}`, [])
      }
    })
  )
})
