/**
 * Puts an own adapter in the place of one of ours, and holds it to what its port promises: by the very suite that our
 * own adapters have to pass.
 *
 *     npx node examples/own-adapter/main.ts
 */
import * as Memory from "@outlay/adapters-memory"
import { type Actor, getBreakdown, IdGenerators, listCategories, openBook, recordExpense } from "@outlay/application"
import { CurrencyCode, ExpenseDraft, formatMoney, Money, TimeZone, today, UserId } from "@outlay/domain"
import { Console, Effect, Layer } from "effect"
import { readers } from "../../test/contract/suite/concurrency/readers.ts"
import { spending } from "../../test/contract/suite/spending/spending.ts"
import { sums } from "../../test/contract/suite/spending/sums.ts"
import * as SpendingReaderByList from "./SpendingReaderByList.ts"

/** Every port in memory but one. Of two that give the same port, the outer layer counts. */
const ports = SpendingReaderByList.layer.pipe(Layer.provideMerge(Memory.layer), Layer.merge(IdGenerators.layer))

const useIt = Effect.gen(function* () {
  const currency = CurrencyCode.make("EUR")
  const book = yield* openBook({ currency, timeZone: TimeZone.make("Europe/Vienna") })
  const actor: Actor = { userId: UserId.make("01900000-0000-7000-8000-000000000001"), book, role: "owner" }
  const date = yield* today(book.timeZone)
  const [first, second] = yield* listCategories(actor)
  if (first === undefined || second === undefined) return
  for (const [{ id }, minor] of [
    [first, 30_00n],
    [second, 10_00n]
  ] as const) {
    yield* recordExpense(actor, ExpenseDraft.make({ categoryId: id, amount: Money.of(minor, currency), date }))
  }
  const { total, categories } = yield* getBreakdown(actor)
  const shares = categories.map(({ category, percentage }) => `${category.name} ${percentage} %`)
  yield* Console.log(`This month, by our own adapter: ${formatMoney(total)} (${shares.join(", ")})\n`)
})

const keepPromises = Effect.forEach([spending, sums, readers], ({ about, promises }) =>
  Effect.andThen(
    Console.log(about),
    Effect.forEach(promises, ({ name, run }) =>
      run.pipe(
        Effect.tapCause(() => Console.log(`  ✗ ${name}`)),
        Effect.andThen(Console.log(`  ✓ ${name}`))
      )
    )
  )
)

await Effect.runPromise(Effect.andThen(useIt, keepPromises).pipe(Effect.provide(ports)))
