/** What `CategoryRepository` promises about storing, listing and removing; names and merging are told beside it. */
import { CategoryId, CategoryInUse, CategoryNotFound, reviseCategory, VersionMismatch } from "@outlay/domain"
import { Effect, Option, Result } from "effect"
import { refuses, same } from "../assertions.ts"
import {
  givenBook,
  givenBookAndCategory,
  givenBudget,
  givenCategory,
  givenExpense,
  instant,
  named,
  newCategory,
  nextId
} from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"

export const categories = section({
  about: "categories",
  needs: ["books", "categories", "expenses", "budgets"],
  promises: [
    promise(
      "a category is read back as it was inserted, with every field or with none",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const book = yield* givenBook()
        const full = { description: "Bread\nand 'butter' \\ \"jam\"", color: "#00ff7f", icon: "🛒", isDefault: true }
        for (const fields of [{}, { name: "Groceries", ...full, updatedAt: instant(7), version: 9 }]) {
          const category = yield* givenCategory(book, fields)
          same(yield* categories.get(book.id, category.id), category)
          same(yield* categories.find(book.id, category.id), Option.some(category))
        }
      })
    ),
    promise(
      "the longest name, description and icon are kept whole, in the widest characters",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const book = yield* givenBook()
        // İ becomes two code points in lower case, 𝔘 is four bytes of UTF-8.
        for (const name of ["İ".repeat(100), "𝔘".repeat(100)]) {
          const fields = { name: named(name), description: "𝔘".repeat(1000), icon: "👩‍👩‍👧‍👦".repeat(7) }
          const category = yield* givenCategory(book, fields)
          same(yield* categories.get(book.id, category.id), category)
        }
      })
    ),
    promise(
      "several categories are inserted in one step",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const book = yield* givenBook()
        const made = [yield* newCategory(book), yield* newCategory(book), yield* newCategory(book)]
        yield* categories.insert(book.id, made)
        same(yield* categories.list(book.id), made)
        yield* categories.insert(book.id, [])
        same(yield* categories.list(book.id), made)
      })
    ),
    promise(
      "a category that is not there is neither found nor removed, whatever version is asked for",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const { book, category } = yield* givenBookAndCategory
        const id = CategoryId.make(yield* nextId)
        const missing = new CategoryNotFound({ id })
        same(yield* categories.find(book.id, id), Option.none())
        yield* refuses(categories.get(book.id, id), missing)
        yield* refuses(categories.remove(book.id, id), missing)
        yield* refuses(categories.remove(book.id, id, { version: 1 }), missing)
        same(yield* categories.list(book.id), [category])
      })
    ),
    promise(
      "a book without categories lists none",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        same(yield* categories.list((yield* givenBook()).id), [])
      })
    ),
    promise(
      "categories are listed by the lower-case name in code point order, not by UTF-16 unit and by no locale",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const book = yield* givenBook()
        const ascii = ["-dash", "10", "9", "_low", "apple", "Banana", "cherry", "Zebra", "zebra 2"]
        const expected = [...ascii, "Äpfel", "éclair", "Σίγμα", "Ёлка", "ﬁne", "ｗide", "𐐀 deseret", "😀 smile"]
        for (const name of expected.toReversed()) yield* givenCategory(book, { name: named(name) })
        same(
          (yield* categories.list(book.id)).map((category) => category.name),
          expected.map((name) => named(name))
        )
      })
    ),
    promise(
      "a renamed category is listed by its new name",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const book = yield* givenBook()
        const a = yield* givenCategory(book, { name: "a" })
        yield* givenCategory(book, { name: "b" })
        const rename = reviseCategory(a, { name: "C" }, instant(1))
        yield* categories.modify(book.id, a.id, () => Result.succeed(rename))
        same(
          (yield* categories.list(book.id)).map((category) => category.name),
          ["b", "C"]
        )
      })
    ),
    promise(
      "a category that nothing refers to is removed, also by its version",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const { book, category } = yield* givenBookAndCategory
        const other = yield* givenCategory(book)
        yield* categories.remove(book.id, category.id)
        same(yield* categories.find(book.id, category.id), Option.none())
        yield* categories.remove(book.id, other.id, { version: 1 })
        same(yield* categories.list(book.id), [])
      })
    ),
    promise(
      "another version than the stored one is not removed",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const { book, category } = yield* givenBookAndCategory
        const change = reviseCategory(category, { icon: "🍏" }, instant(1))
        yield* categories.modify(book.id, category.id, () => Result.succeed(change))
        for (const version of [1, 3]) {
          const mismatch = new VersionMismatch({ expected: version, actual: 2 })
          yield* refuses(categories.remove(book.id, category.id, { version }), mismatch)
        }
        same(yield* categories.get(book.id, category.id), change)
      })
    ),
    promise(
      "a category is not removed while an expense or a budget refers to it",
      Effect.gen(function* () {
        const { budgets, categories, expenses } = yield* ports("budgets", "categories", "expenses")
        const { book, category } = yield* givenBookAndCategory
        const inUse = new CategoryInUse({ id: category.id })
        const expense = yield* givenExpense(book, category)
        yield* refuses(categories.remove(book.id, category.id), inUse)
        const budget = yield* givenBudget(book, category)
        yield* expenses.remove(book.id, expense.id)
        yield* refuses(categories.remove(book.id, category.id, { version: 1 }), inUse)
        same(yield* categories.get(book.id, category.id), category)
        yield* budgets.remove(book.id, budget.id)
        yield* categories.remove(book.id, category.id)
        same(yield* categories.list(book.id), [])
      })
    ),
    promise(
      "what refers to another category, or to all spending, does not keep a category",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const { book, category } = yield* givenBookAndCategory
        const other = yield* givenCategory(book)
        yield* givenExpense(book, other)
        yield* givenBudget(book, other)
        yield* givenBudget(book, null)
        yield* categories.remove(book.id, category.id)
        same(yield* categories.list(book.id), [other])
      })
    )
  ]
})
