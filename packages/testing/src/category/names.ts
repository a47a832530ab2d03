/** What `CategoryRepository` promises about names: unique within a book, without regard to case, in every alphabet. */
import { CategoryNameTaken, reviseCategory } from "@outlay/domain"
import { Effect, Result } from "effect"
import { refusalOf, refuses, same } from "../assertions.ts"
import { givenBook, givenCategory, givenExpense, instant, named, newCategory } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"

/** Two spellings of one name. */
const alike: ReadonlyArray<readonly [string, string, string]> = [
  ["latin letters", "Food", "fOOD"],
  ["the sharp s", "straße", "STRAẞE"],
  ["the dotted I", "İstanbul", "i̇stanbul"],
  ["the final sigma", "ΟΔΟΣ", "οδος"],
  ["greek letters with accents", "ΌΔΌΣ", "όδός"],
  ["composed and decomposed letters", "\u00c4pfel", "a\u0308PFEL"],
  ["letters that are one character in lower case only", "J\u030c", "\u01f0"],
  ["letters and signs of the same form", "\u212b and \u212a", "å and k"],
  ["title case digraphs", "Ǆ", "ǅ"],
  ["cyrillic letters", "ЁЛКА", "ёлка"],
  ["cherokee letters", "Ꭰ", "ꭰ"],
  ["georgian letters", "Ა", "ა"],
  ["letters beyond the basic plane", "𐐀𐐁", "𐐨𐐩"],
  ["white space at the ends", "Food", "\u00a0food\u3000"]
]

/** Two names that only look, or sound, like one. */
const different: ReadonlyArray<readonly [string, string]> = [
  ["ss", "ß"],
  ["I", "ı"],
  ["οδος", "οδοσ"],
  ["ﬀ", "ff"],
  ["e", "é"],
  ["a b", "a  b"],
  ["a%", "a_"],
  ["0", "０"]
]

export const names = section({
  about: "category names",
  needs: ["books", "categories", "expenses"],
  promises: [
    ...alike.map(([what, one, other]) =>
      promise(
        `names are taken without regard to case: ${what}`,
        Effect.gen(function* () {
          const { categories } = yield* ports("categories")
          const book = yield* givenBook()
          const first = yield* givenCategory(book, { name: named(one) })
          const second = yield* newCategory(book, { name: named(other) })
          yield* refuses(categories.insert(book.id, [second]), new CategoryNameTaken({ name: second.name }))
          same(yield* categories.list(book.id), [first])
        })
      )
    ),
    promise(
      "names that differ in more than case live side by side",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const book = yield* givenBook()
        for (const name of different.flat()) yield* givenCategory(book, { name: named(name) })
        same((yield* categories.list(book.id)).length, different.flat().length)
      })
    ),
    promise(
      "a category can't be renamed to a name that is taken",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const book = yield* givenBook()
        const first = yield* givenCategory(book, { name: "Food" })
        const second = yield* givenCategory(book, { name: "Rent" })
        const rename = categories.modify(book.id, second.id, (it) =>
          Result.succeed(reviseCategory(it, { name: "FOOD", icon: "🍏" }, instant(1)))
        )
        yield* refuses(rename, new CategoryNameTaken({ name: "FOOD" }))
        same(yield* categories.list(book.id), [first, second])
      })
    ),
    promise(
      "a category can take its own name in another case",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const book = yield* givenBook()
        const { id } = yield* givenCategory(book, { name: "Straße" })
        const rename = categories.modify(book.id, id, (it) =>
          Result.succeed(reviseCategory(it, { name: "STRAẞE" }, instant(1)))
        )
        same((yield* rename).name, "STRAẞE")
        same((yield* categories.get(book.id, id)).name, "STRAẞE")
      })
    ),
    promise(
      "of several categories none is inserted when one name is taken",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const book = yield* givenBook()
        const first = yield* givenCategory(book, { name: "Food" })
        const made = yield* Effect.forEach(["Rent", "food", "Travel"], (name) => newCategory(book, { name }))
        yield* refuses(categories.insert(book.id, made), new CategoryNameTaken({ name: "food" }))
        same(yield* categories.list(book.id), [first])
      })
    ),
    promise(
      "of several categories none is inserted when two have the same name",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const book = yield* givenBook()
        const made = yield* Effect.forEach(["Food", "Rent", "FOOD"], (name) => newCategory(book, { name }))
        same((yield* refusalOf(categories.insert(book.id, made)))._tag, "CategoryNameTaken")
        same(yield* categories.list(book.id), [])
      })
    ),
    promise(
      "a name is free again once its category is renamed, removed or merged",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const book = yield* givenBook()
        const renamed = yield* givenCategory(book, { name: "Food" })
        const rename = reviseCategory(renamed, { name: "Groceries" }, instant(1))
        yield* categories.modify(book.id, renamed.id, () => Result.succeed(rename))
        const removed = yield* givenCategory(book, { name: "food" })
        yield* categories.remove(book.id, removed.id)
        const merged = yield* givenCategory(book, { name: "FOOD" })
        yield* givenExpense(book, merged)
        yield* categories.merge(book.id, merged.id, renamed.id)
        const last = yield* givenCategory(book, { name: "fooD" })
        same(yield* categories.list(book.id), [last, rename])
      })
    ),
    promise(
      "a name that is taken in one book is free in every other",
      Effect.gen(function* () {
        const { categories } = yield* ports("categories")
        const one = yield* givenBook()
        const other = yield* givenBook()
        yield* givenCategory(one, { name: "Food" })
        const category = yield* givenCategory(other, { name: "FOOD" })
        same(yield* categories.list(other.id), [category])
      })
    )
  ]
})
