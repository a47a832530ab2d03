/** Broken books, budgets and categories. */
import {
  caseKey,
  type CategoryRepository,
  Expense,
  expenseQuery,
  ExpenseRepository,
  noFilter,
  overlaps,
  reviseBook
} from "@outlay/domain"
import { Effect, Result } from "effect"
import { eur, instant } from "../../src/builders.ts"
import { books, budgets, categories, type Fault, fault } from "./Fault.ts"

const asciiKey = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/** Merges, and sets back what it moved to the version that it was. */
const unnoticed =
  (expenses: ExpenseRepository["Service"], real: CategoryRepository["Service"]): typeof real.merge =>
  (bookId, id, target) =>
    Effect.gen(function* () {
      const filter = { ...noFilter, categoryIds: [id] }
      const { items } = yield* expenses.list(bookId, expenseQuery({ filter, perPage: 100 }))
      yield* real.merge(bookId, id, target)
      for (const it of items) {
        const before = Expense.make({ ...it, categoryId: target })
        yield* Effect.orDie(expenses.modify(bookId, it.id, () => Result.succeed(before)))
      }
    })

export const bookFaults: ReadonlyArray<Fault> = [
  fault(
    "joining again is ignored",
    books((real) => ({
      join: (member) =>
        Effect.flatMap(real.ofUser(member.userId), (there) =>
          there.some(({ book }) => book.id === member.bookId) ? Effect.void : real.join(member)
        )
    })),
    ["books and their members", "joining again changes the role"]
  ),
  fault(
    "the books of a user come newest first",
    books((real) => ({ ofUser: (id) => Effect.map(real.ofUser(id), (list) => list.toReversed()) })),
    ["books and their members", "the books of a user come oldest first"]
  ),
  fault(
    "a currency changes in a book with expenses",
    books((real) => ({
      modify: (id, f) =>
        real.modify(id, f).pipe(
          Effect.catchIf(
            (error) => typeof error === "object" && error !== null && "currency" in error,
            () => Effect.orDie(real.modify(id, (it) => Result.succeed(reviseBook(it, { currency: eur }, instant()))))
          )
        )
    })),
    ["books", "the currency can't change while there is an expense"],
    ["books", "the currency can't change while there is a budget"],
    ["writers of which one must give way", "an expense or a budget is made in the old currency"]
  )
]

export const categoryFaults: ReadonlyArray<Fault> = [
  fault(
    "names are compared with regard to case",
    categories((real) => ({
      insert: (bookId, made) =>
        Effect.catchTag(real.insert(bookId, made), "CategoryNameTaken", (error) =>
          Effect.flatMap(real.list(bookId), (list) =>
            list.some(({ name }) => name === error.name) ? Effect.fail(error) : Effect.void
          )
        )
    })),
    ["category names", "names are taken without regard to case: latin letters"],
    ["category names", "names are taken without regard to case: composed and decomposed"]
  ),
  fault(
    "names are compared without regard to case in ASCII only",
    categories((real) => ({
      insert: (bookId, made) =>
        Effect.catchTag(real.insert(bookId, made), "CategoryNameTaken", (error) =>
          Effect.flatMap(real.list(bookId), (list) =>
            list.some(({ name }) => asciiKey(name) === asciiKey(error.name)) ? Effect.fail(error) : Effect.void
          )
        )
    })),
    ["category names", "names are taken without regard to case: the sharp s"],
    ["category names", "names are taken without regard to case: the dotted I"],
    ["category names", "names are taken without regard to case: letters beyond"]
  ),
  fault(
    "names are looked up before they are written, not with it",
    categories((real) => ({
      insert: (bookId, made) =>
        Effect.flatMap(real.list(bookId), (before) =>
          Effect.catchTag(Effect.andThen(Effect.yieldNow, real.insert(bookId, made)), "CategoryNameTaken", (error) =>
            before.some(({ name }) => caseKey(name) === caseKey(error.name)) ? Effect.fail(error) : Effect.void
          )
        )
    })),
    ["writers of one book at the same moment", "one name goes to one of many categories"]
  ),
  fault(
    "categories are listed in UTF-16 order",
    categories((real) => ({
      list: (bookId) =>
        Effect.map(real.list(bookId), (list) => list.toSorted((a, b) => (caseKey(a.name) < caseKey(b.name) ? -1 : 1)))
    })),
    ["categories", "categories are listed by the lower-case name"]
  ),
  fault(
    "categories are listed in the order of a locale",
    categories((real) => ({
      list: (bookId) =>
        Effect.map(real.list(bookId), (list) => list.toSorted((a, b) => a.name.localeCompare(b.name, "en")))
    })),
    ["categories", "categories are listed by the lower-case name"]
  ),
  fault(
    "several categories are inserted one by one",
    categories((real) => ({
      insert: (bookId, made) => Effect.forEach(made, (it) => real.insert(bookId, [it]), { discard: true })
    })),
    ["category names", "of several categories none is inserted when one name is taken"]
  ),
  fault(
    "a category is removed whatever its version is",
    categories((real) => ({ remove: (bookId, id) => real.remove(bookId, id) })),
    ["categories", "another version than the stored one is not removed"]
  ),
  fault(
    "merging is no change of what it moves",
    (run) =>
      Effect.flatMap(ExpenseRepository, (expenses) =>
        categories((real) => ({ merge: unnoticed(expenses, real) }))(run)
      ),
    ["merging categories", "merge moves expenses and budgets, each as its next version"]
  )
]

export const budgetFaults: ReadonlyArray<Fault> = [
  fault(
    "budgets that share one day are no overlap",
    budgets((real) => ({
      insert: (bookId, budget) =>
        Effect.catchTag(real.insert(bookId, budget), "BudgetOverlap", (error) =>
          Effect.flatMap(real.list(bookId), (list) =>
            list.some((it) => it.endDate === budget.startDate) ? Effect.void : Effect.fail(error)
          )
        )
    })),
    ["overlapping budgets", "two budgets of a category and of dates that meet on one day"]
  ),
  fault(
    "budgets of all spending never overlap, as nulls are never equal",
    budgets((real) => ({
      insert: (bookId, budget) =>
        Effect.catchTag(real.insert(bookId, budget), "BudgetOverlap", (error) =>
          budget.categoryId === null ? Effect.void : Effect.fail(error)
        )
    })),
    ["overlapping budgets", "two budgets of all spending and of dates that are the same"],
    ["overlapping budgets", "two budgets of all spending and of dates that are both open are"]
  ),
  fault(
    "overlaps are looked up before a budget is written, not with it",
    budgets((real) => ({
      insert: (bookId, budget) =>
        Effect.flatMap(real.list(bookId), (before) =>
          Effect.catchTag(Effect.andThen(Effect.yieldNow, real.insert(bookId, budget)), "BudgetOverlap", (error) =>
            before.some((it) => overlaps(it, budget)) ? Effect.fail(error) : Effect.void
          )
        )
    })),
    ["writers of one book at the same moment", "of many budgets that overlap one goes through"]
  ),
  fault(
    "budgets are listed by id",
    budgets((real) => ({
      list: (bookId) => Effect.map(real.list(bookId), (list) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    })),
    ["budgets", "budgets are listed by start date, then by id"]
  )
]
