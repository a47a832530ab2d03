/** Broken expenses: rows that are not kept, changes that are lost, books that are mixed up. */
import { addDays, type BookId, type CategoryNotFound, type CurrencyMismatch, Expense, Money } from "@outlay/domain"
import { Effect, Exit, Request, RequestResolver, Result } from "effect"
import { eur } from "../../src/builders.ts"
import { expenses, type Fault, fault, type Inject } from "./Fault.ts"

/** Reads every expense through a function. */
const readAs = (f: (expense: Expense) => Partial<Expense>): Inject =>
  expenses((real) => ({
    get: (bookId, id) =>
      Effect.map(real.get(bookId, id), (it) => Expense.make({ ...it, ...f(it) }, { disableChecks: true }))
  }))

/** Remembers where each expense is, and finds it from everywhere. */
const foundInAnyBook = (): Inject => {
  const homes = new Map<string, BookId>()
  return expenses((real) => ({
    insert: (bookId, it) =>
      Effect.andThen(
        Effect.sync(() => homes.set(it.id, bookId)),
        real.insert(bookId, it)
      ),
    find: (bookId, id) => real.find(homes.get(id) ?? bookId, id)
  }))
}

class Recording extends Request.Class<{ readonly expense: Expense }, void, CategoryNotFound | CurrencyMismatch> {}

/** Those who record in the same moment share the first failure among them. */
const sharingOneFate: Inject = expenses((real) => {
  const resolver = RequestResolver.make<Recording>((entries) =>
    Effect.andThen(
      Effect.forEach(entries, ({ request: { expense } }) => real.insert(expense.bookId, expense)),
      () => Effect.sync(() => entries.forEach((entry) => entry.completeUnsafe(Exit.void)))
    )
  )
  return { insert: (_, expense) => Effect.request(new Recording({ expense }), resolver) }
})

const everything = ["the values of expenses", "an expense with everything said is read back"] as const

export const expenseFaults: ReadonlyArray<Fault> = [
  fault(
    "cents are rounded",
    readAs(({ amount }) => ({ amount: Money.of((amount.minor / 100n) * 100n, amount.currency) })),
    ["the values of expenses", "the smallest amount is kept"],
    ["the values of expenses", "the largest amount is kept"],
    ["the values of expenses", "amounts in KWD are kept"]
  ),
  fault(
    "dates shift by a day",
    readAs(({ date }) => ({ date: addDays(date, -1) })),
    ["the values of expenses", "the date 2024-02-29 is kept"],
    everything
  ),
  fault(
    "the order of tags is lost",
    readAs(({ tags }) => ({ tags: tags.toSorted() })),
    ["the values of expenses", "tags keep their characters and their order"]
  ),
  fault(
    "absent texts become empty ones",
    readAs(({ notes }) => ({ notes: notes ?? "" })),
    ["the values of expenses", "an expense with nothing said is read back"]
  ),
  fault(
    "what is read is no value of the domain",
    expenses((real) => ({ get: (bookId, id) => Effect.map(real.get(bookId, id), (it) => ({ ...it })) })),
    everything
  ),
  fault(
    "a new row is written over the one that is there",
    expenses((real) => ({
      insert: (bookId, it) => Effect.andThen(Effect.ignore(real.remove(bookId, it.id)), real.insert(bookId, it))
    })),
    ["ids and books of rows", "what is there already is not written over"]
  ),
  fault(
    "a row is stored in the book that it is sent to, whichever it names",
    expenses((real) => ({ insert: (bookId, it) => real.insert(bookId, Expense.make({ ...it, bookId })) })),
    ["ids and books of rows", "a row is stored in no book but the one that it names"]
  ),
  fault(
    "a change of the id is ignored",
    expenses((real) => ({
      modify: (bookId, id, f) =>
        real.modify(bookId, id, (it) => Result.map(f(it), (next) => Expense.make({ ...next, id })))
    })),
    ["ids and books of rows", "a change moves nothing to another id or book"]
  ),
  fault(
    "who recorded an expense can't change",
    expenses((real) => ({
      modify: (bookId, id, f) =>
        real.modify(bookId, id, (it) =>
          Result.map(f(it), (next) => (next === it ? it : Expense.make({ ...next, recordedBy: it.recordedBy })))
        )
    })),
    ["changes of every field", "an expense can be changed in every field"]
  ),
  fault(
    "modify reads, and writes later over whatever is there by then",
    expenses((real) => ({
      modify: (bookId, id, f) =>
        Effect.gen(function* () {
          const next = yield* Effect.fromResult(f(yield* real.get(bookId, id)))
          yield* Effect.yieldNow
          return yield* real.modify(bookId, id, () => Result.succeed(next))
        })
    })),
    ["modify", "of twenty fibers that modify an expense at once"],
    ["changes of different fields at the same moment", "an expense and a budget that are changed while"]
  ),
  fault(
    "modify writes what its function refused",
    expenses((real) => ({
      modify: (bookId, id, f) =>
        Effect.tapError(real.modify(bookId, id, f), () =>
          Effect.ignore(
            real.modify(bookId, id, (it) => Result.succeed(Expense.make({ ...it, version: it.version + 1 })))
          )
        )
    })),
    ["modify", "modify of an expense passes on what its function refuses with"]
  ),
  fault(
    "who records at the same moment shares a failure",
    sharingOneFate,
    ["expenses recorded at the same moment", "each has an outcome of its own"],
    ["expenses recorded at the same moment", "one that can't be stored at all fails alone"]
  ),
  fault(
    "several expenses are recorded one by one",
    expenses((real) => ({
      insertMany: (bookId, made) => Effect.forEach(made, (it) => real.insert(bookId, it), { discard: true })
    })),
    ["expenses", "of several expenses none is recorded"]
  ),
  fault(
    "another currency is taken for the book's own",
    expenses((real) => ({
      insert: (bookId, it) =>
        Effect.catchTag(real.insert(bookId, it), "CurrencyMismatch", () =>
          Effect.orDie(real.insert(bookId, Expense.make({ ...it, amount: Money.of(it.amount.minor, eur) })))
        )
    })),
    ["expenses", "an expense in another currency than its book's is not recorded"]
  ),
  fault("an expense of another book is found", foundInAnyBook(), [
    "another book",
    "an expense of another book is not found"
  ])
]
