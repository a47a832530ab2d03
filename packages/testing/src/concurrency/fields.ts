/**
 * A change of one field is never refused for another field that somebody else is changing: `modify` is one step, and
 * what it was refused for must have been true at that step.
 */
import {
  type Account,
  reviseBook,
  reviseBudget,
  reviseCategory,
  reviseExpense,
  reviseUser,
  TimeZone
} from "@outlay/domain"
import { Effect, Result } from "effect"
import { same } from "../assertions.ts"
import {
  day,
  email,
  eur,
  givenAccount,
  givenBook,
  givenBookAndCategory,
  givenBudget,
  givenCategory,
  givenExpense,
  instant,
  nextId,
  usd
} from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { checkBook } from "../state.ts"
import { atOnce, repeatedly, times } from "./atOnce.ts"

const rounds = [1, 2, 3, 4, 5, 6, 7, 8]

const changes = 24

/** Makes one change many times while others take what it leaves alone, step after step; none may be refused. */
const together = <E, R, E2, R2>(
  change: Effect.Effect<unknown, E, R>,
  step: (round: number) => Effect.Effect<unknown, E2, R2>
) => {
  const several = Effect.all(times(changes / 4, change))
  return Effect.all([...times(4, several), Effect.forEach(rounds, step)], {
    concurrency: "unbounded",
    discard: true
  })
}

export const fields = section({
  about: "changes of different fields at the same moment",
  needs: ["books", "categories", "expenses", "budgets"],
  promises: [
    promise(
      "an expense and a budget that are changed while their category is merged keep both changes",
      repeatedly(
        Effect.gen(function* () {
          const { budgets, categories, expenses } = yield* ports("budgets", "categories", "expenses")
          const { book, category } = yield* givenBookAndCategory
          const target = yield* givenCategory(book)
          const expense = yield* givenExpense(book, category)
          const budget = yield* givenBudget(book, category)
          const doubled = budget.amount.plus(budget.amount)
          const outcomes = yield* atOnce(
            expenses.modify(book.id, expense.id, (it) =>
              Result.succeed(reviseExpense(it, { notes: "changed" }, instant(1)))
            ),
            categories.merge(book.id, category.id, target.id),
            budgets.modify(book.id, budget.id, (it) => reviseBudget(it, { amount: doubled }, instant(1)))
          )
          same(outcomes, ["done", "done", "done"])
          const state = yield* checkBook(book.id)
          same(
            state.expenses.map(({ categoryId, notes, version }) => [categoryId, notes, version]),
            [[target.id, "changed", 3]]
          )
          same(
            state.budgets.map(({ amount, categoryId, version }) => [categoryId, amount, version]),
            [[target.id, doubled, 3]]
          )
        })
      )
    ),
    promise(
      "a category changes its icon while it is renamed and others take its old names",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const book = yield* givenBook()
        const { id } = yield* givenCategory(book, { name: "name 0" })
        const change = categories.modify(book.id, id, (it) =>
          Result.succeed(reviseCategory(it, { icon: `${it.version}` }, instant(it.version)))
        )
        yield* together(change, (round) =>
          Effect.andThen(
            categories.modify(book.id, id, (it) =>
              Result.succeed(reviseCategory(it, { name: `name ${round}` }, instant(it.version)))
            ),
            givenCategory(book, { name: `NAME ${round - 1}` })
          )
        )
        same((yield* categories.get(book.id, id)).version, 1 + changes + rounds.length)
        same((yield* checkBook(book.id)).categories.length, 1 + rounds.length)
      })
    ),
    promise(
      "a budget changes its amount while it is cut shorter and others take the time that is left",
      Effect.gen(function* () {
        const { budgets } = yield* ports("budgets")
        const book = yield* givenBook()
        const { amount, id } = yield* givenBudget(book, null, { endDate: day("2026-12-31") })
        const change = budgets.modify(book.id, id, (it) =>
          reviseBudget(it, { amount: it.amount.plus(amount) }, instant(it.version))
        )
        yield* together(change, (round) =>
          Effect.andThen(
            budgets.modify(book.id, id, (it) =>
              reviseBudget(it, { endDate: day(`2026-12-${30 - round}`) }, instant(it.version))
            ),
            givenBudget(book, null, { startDate: day(`2026-12-${31 - round}`), endDate: day(`2026-12-${31 - round}`) })
          )
        )
        same((yield* budgets.get(book.id, id)).version, 1 + changes + rounds.length)
        yield* checkBook(book.id)
      })
    ),
    promise(
      "a book changes its time zone while the currency changes and amounts come in the new one",
      Effect.gen(function* () {
        const { books, expenses } = yield* ports("books", "expenses")
        const { book, category } = yield* givenBookAndCategory
        const zones = ["UTC", "Asia/Tokyo", "Europe/Vienna"].map((name) => TimeZone.make(name))
        const change = books.modify(book.id, (it) => {
          const timeZone = zones[(zones.indexOf(it.timeZone) + 1) % zones.length]
          return Result.succeed(reviseBook(it, { timeZone }, instant(it.version)))
        })
        yield* together(change, (round) =>
          Effect.gen(function* () {
            const currency = round % 2 === 0 ? eur : usd
            const changed = yield* books.modify(book.id, (it) =>
              Result.succeed(reviseBook(it, { currency }, instant(it.version)))
            )
            const { id } = yield* givenExpense(changed, category)
            yield* expenses.remove(book.id, id)
          })
        )
        const { currency, version } = yield* books.get(book.id)
        same([currency, version], [eur, 1 + changes + rounds.length])
      })
    )
  ]
})

export const fieldsOfUsers = section({
  about: "changes of different fields at the same moment",
  needs: ["users"],
  promises: [
    promise(
      "a user changes the full name while the email changes and others take the old ones",
      Effect.gen(function* () {
        const { users } = yield* ports("users")
        const address = yield* nextId
        const addressOf = (round: number) => email(`${address}.${round}@example.com`)
        const { user } = yield* givenAccount({ email: addressOf(0) })
        const revised = (changes: (it: Account["user"]) => Parameters<typeof reviseUser>[1]) =>
          users.modify(user.id, ({ passwordHash, user: it }) =>
            Result.succeed({ passwordHash, user: reviseUser(it, changes(it), instant(it.version)) })
          )
        const change = revised((it) => ({ fullName: `${it.version}` }))
        yield* together(change, (round) =>
          Effect.andThen(
            revised(() => ({ email: addressOf(round) })),
            givenAccount({ email: addressOf(round - 1) })
          )
        )
        same((yield* users.get(user.id)).user.version, 1 + changes + rounds.length)
      })
    )
  ]
})
