/** What `modify` promises of fields: every one that its function gives is stored, with all that follows from it. */
import {
  Category,
  Expense,
  expenseQuery,
  Money,
  noFilter,
  PasswordHash,
  reviseExpense,
  searchWords,
  User,
  UserId
} from "@outlay/domain"
import { Effect, Option, Result } from "effect"
import { same } from "../assertions.ts"
import {
  day,
  email,
  givenAccount,
  givenBookAndCategory,
  givenCategory,
  givenExpense,
  instant,
  nextId
} from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { checkBook } from "../state.ts"

const about = "changes of every field"

const revised = { createdAt: instant(5), updatedAt: instant(7), version: 2 }

const ofCategories = section({
  about,
  needs: ["books", "categories"],
  promises: [
    promise(
      "a category can be changed in every field",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const { book, category } = yield* givenBookAndCategory
        const said = { name: "Food", description: "and drink", color: "#123456", icon: "🍏", isDefault: true }
        const changed = Category.make({ ...category, ...said, ...revised })
        same(yield* categories.modify(book.id, category.id, () => Result.succeed(changed)), changed)
        same(yield* categories.get(book.id, category.id), changed)
      })
    )
  ]
})

const ofExpenses = section({
  about,
  needs: ["books", "categories", "expenses"],
  promises: [
    promise(
      "an expense can be changed in every field",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        const expense = yield* givenExpense(book, category)
        const changed = Expense.make({
          ...expense,
          recordedBy: UserId.make(yield* nextId),
          categoryId: (yield* givenCategory(book)).id,
          amount: Money.of(7n, book.currency),
          date: day("2025-12-31"),
          description: "Lunch",
          paymentMethod: "Card",
          tags: ["work"],
          notes: "with Ann",
          receiptUrl: "https://example.com/r/1",
          ...revised
        })
        same(yield* expenses.modify(book.id, expense.id, () => Result.succeed(changed)), changed)
        same(yield* expenses.get(book.id, expense.id), changed)
        yield* checkBook(book.id)
      })
    ),
    promise(
      "an expense is found by the words and tags that it has now, and no longer by those that it had",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        const before = { description: "Lunch", notes: "berlin", tags: ["work"] }
        const { id } = yield* givenExpense(book, category, before)
        const changes = { description: "Dinner", notes: "vienna", tags: ["travel"] }
        yield* expenses.modify(book.id, id, (it) => Result.succeed(reviseExpense(it, changes, instant(1))))
        const found = (filter: { readonly words?: ReadonlyArray<string>; readonly tags?: ReadonlyArray<string> }) =>
          Effect.map(expenses.list(book.id, expenseQuery({ filter: { ...noFilter, ...filter } })), ({ total }) => total)
        for (const [said, count] of [
          [before, 0],
          [changes, 1]
        ] as const) {
          same(yield* found({ words: searchWords(said.description) }), count, said.description)
          same(yield* found({ words: searchWords(said.notes) }), count, said.notes)
          same(yield* found({ tags: said.tags }), count, said.tags.join())
        }
      })
    )
  ]
})

const ofUsers = section({
  about,
  needs: ["users"],
  promises: [
    promise(
      "a user can be changed in every field, and is found by the email that they have now",
      Effect.gen(function* () {
        const { users } = yield* ports("users")
        const { user } = yield* givenAccount()
        const name = yield* nextId
        const said = {
          email: email(`${name}@example.com`),
          username: name,
          fullName: "Ann",
          isActive: false,
          isVerified: true
        }
        const changed = {
          user: User.make({ ...user, ...said, ...revised }),
          passwordHash: PasswordHash.make("another")
        }
        same(yield* users.modify(user.id, () => Result.succeed(changed)), changed)
        same(yield* users.get(user.id), changed)
        same(yield* users.findByEmail(said.email), Option.some(changed))
        same(yield* users.findByEmail(user.email), Option.none())
      })
    )
  ]
})

export const everyField = [ofCategories, ofExpenses, ofUsers]
