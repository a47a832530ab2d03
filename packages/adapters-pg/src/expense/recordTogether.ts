/**
 * Expenses that are recorded in one turn of the event loop, each by a request of its own, go in together: as one
 * statement with one commit, which adds to a cell once for all of them. Each has its own outcome; where the statement
 * fails for what one of them is, each goes in alone.
 */
import { type Expense, StorageUnavailable } from "@outlay/domain"
import { Cause, Effect, Exit, Request, RequestResolver } from "effect"
import { noBook } from "../store/Identity.ts"
import type { Database } from "../store/Database.ts"
import { nextTurn } from "../store/nextTurn.ts"
import { admit, type Refusal } from "./admission.ts"
import { type FoundBook, insertExpenses } from "./insertExpenses.ts"
import { recordExpense } from "./recordExpense.ts"

class Recording extends Request.Class<{ readonly expense: Expense }, void, Refusal> {}

type Entry = Request.Entry<Recording>

/** Who waits for the statement of others waits longer the more they are. */
const together = 64

export const recordTogether = ({ runAtOnce, sql }: Database) => {
  const alone = (entry: Entry) => {
    const { expense } = entry.request
    return Effect.map(Effect.exit(runAtOnce(recordExpense(sql, expense))), entry.completeUnsafe)
  }

  const all = (entries: ReadonlyArray<Entry>) =>
    Effect.matchCauseEffect(runAtOnce(insertExpenses(sql, entries.map(expenseOf), { whole: false })), {
      onSuccess: (found) => Effect.sync(() => complete(entries, found)),
      onFailure: (cause) =>
        Cause.squash(cause) instanceof StorageUnavailable
          ? Effect.failCause(cause)
          : Effect.forEach(entries, alone, { concurrency: "unbounded", discard: true })
    })

  const resolver = RequestResolver.make<Recording>((entries) =>
    entries.length === 1 ? alone(entries[0]) : all(entries)
  ).pipe(RequestResolver.setDelayEffect(nextTurn), RequestResolver.batchN(together))

  return (expense: Expense) => Effect.request(new Recording({ expense }), resolver)
}

const expenseOf = ({ request }: Entry): Expense => request.expense

const complete = (entries: ReadonlyArray<Entry>, found: ReadonlyArray<FoundBook>): void => {
  const books = new Map(found.map((book) => [book.id, { ...book, categories: new Set(book.categories) }]))
  for (const entry of entries) {
    const { expense } = entry.request
    const book = books.get(expense.bookId)
    entry.completeUnsafe(
      book === undefined
        ? Exit.die(noBook(expense.bookId))
        : admit(expense, { currency: book.currency, has_category: book.categories.has(expense.categoryId) })
    )
  }
}
