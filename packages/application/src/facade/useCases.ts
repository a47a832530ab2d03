/**
 * What can be asked of an Outlay, by what it is about: each a use case with the codecs of its arguments. The facade is
 * this table and nothing else; a use case that is added here is a method.
 */
import {
  BookId,
  BookRepository,
  BudgetId,
  CategoryId,
  CurrencyCode,
  EntryDate,
  ExpenseId,
  firstDate,
  lastDate,
  maxTrendMonths,
  TimeZone,
  yearOf
} from "@outlay/domain"
import { Schema, Struct } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { getBreakdown, getMonthlyReport, getTrends, getYearlyReport } from "../analytics/ReadAnalytics.ts"
import { changeBook } from "../book/ChangeBook.ts"
import { type BookSettings, openBook } from "../book/OpenBook.ts"
import { removeBook } from "../book/RemoveBook.ts"
import { changeBudget } from "../budget/ChangeBudget.ts"
import { createBudget } from "../budget/CreateBudget.ts"
import { getBudget, listBudgets } from "../budget/ReadBudgets.ts"
import { removeBudget } from "../budget/RemoveBudget.ts"
import { getBudgetStatus, listBudgetStatuses } from "../budget/WatchBudgets.ts"
import { changeCategory } from "../category/ChangeCategory.ts"
import { createCategory } from "../category/CreateCategory.ts"
import { getCategory, listCategories } from "../category/ReadCategories.ts"
import { mergeCategory, removeCategory } from "../category/RemoveCategory.ts"
import { changeExpense } from "../expense/ChangeExpense.ts"
import { getExpense, listExpenses } from "../expense/ReadExpenses.ts"
import { recordExpense } from "../expense/RecordExpense.ts"
import { removeExpense } from "../expense/RemoveExpense.ts"
import { BudgetChangesInput, BudgetInput } from "./BudgetInput.ts"
import { CategoryChangesInput, CategoryInput } from "./CategoryInput.ts"
import { DateRangeInput } from "./DateRangeInput.ts"
import { ExpenseChangesInput, ExpenseInput } from "./ExpenseInput.ts"
import { ExpenseQueryInput, toExpenseQuery } from "./ExpenseQueryInput.ts"
import { inBook, plainly } from "./plainly.ts"
import { wholeNumber } from "./wholeNumber.ts"

/** Nothing is done unless this version is still there. */
const precondition = { precondition: Schema.UndefinedOr(Schema.Struct({ version: Schema.optional(Schema.Int) })) }
const year = { year: wholeNumber(yearOf(firstDate), yearOf(lastDate)) }
const date = { date: Schema.UndefinedOr(EntryDate) }

const bookSettings = { currency: CurrencyCode, timeZone: TimeZone }

const books = {
  /** Opens a book with the predefined categories; keep its id with your own users. */
  open: plainly((settings: BookSettings) => openBook(settings), {
    settings: Schema.Struct(bookSettings)
  }),
  /** The book that was opened with this id. */
  get: plainly((id: BookId) => BookRepository.use((books) => books.get(id)), { id: BookId }),
  /** The currency can't change while there are expenses or budgets. Make actors with the returned book from then on. */
  change: inBook(changeBook, { changes: Schema.Struct(Struct.map(bookSettings, Schema.optional)) }, precondition),
  /** Removes the book with everything in it, for good. */
  remove: inBook(removeBook)
}

const expenses = {
  record: inBook(recordExpense, { draft: ExpenseInput }),
  get: inBook(getExpense, { id: ExpenseId }),
  /** A page: its expenses, how many there are in all, and where the next page goes on. */
  list: inBook(
    (actor: Actor, query: typeof ExpenseQueryInput.Type = {}) => listExpenses(actor, toExpenseQuery(query)),
    {
      query: Schema.UndefinedOr(ExpenseQueryInput)
    }
  ),
  change: inBook(changeExpense, { id: ExpenseId }, { changes: ExpenseChangesInput }, precondition),
  remove: inBook(removeExpense, { id: ExpenseId }, precondition)
}

const categories = {
  create: inBook(createCategory, { draft: CategoryInput }),
  get: inBook(getCategory, { id: CategoryId }),
  list: inBook(listCategories),
  change: inBook(changeCategory, { id: CategoryId }, { changes: CategoryChangesInput }, precondition),
  /** Removes a category that nothing refers to. */
  remove: inBook(removeCategory, { id: CategoryId }, precondition),
  /** Moves everything in a category to another one and removes it. */
  merge: inBook(mergeCategory, { id: CategoryId }, { reassignTo: CategoryId }, precondition)
}

const budgets = {
  create: inBook(createBudget, { draft: BudgetInput }),
  get: inBook(getBudget, { id: BudgetId }),
  list: inBook(listBudgets),
  change: inBook(changeBudget, { id: BudgetId }, { changes: BudgetChangesInput }, precondition),
  remove: inBook(removeBudget, { id: BudgetId }, precondition),
  /** How a budget stands on a day, by default today in the book's time zone. */
  status: inBook(getBudgetStatus, { id: BudgetId }, date),
  /** How every budget that is in force on a day stands. */
  statuses: inBook(listBudgetStatuses, date)
}

const analytics = {
  /** `month` from 1 to 12. */
  monthly: inBook(getMonthlyReport, year, { month: wholeNumber(1, 12) }),
  yearly: inBook(getYearlyReport, year),
  /** How the spending of a range divides among the categories, by default of the current month. */
  breakdown: inBook(getBreakdown, { range: Schema.UndefinedOr(DateRangeInput) }),
  /** `months` from 1 to 120, the last one being the current month. */
  trends: inBook(getTrends, { months: wholeNumber(1, maxTrendMonths) }, { categoryId: Schema.UndefinedOr(CategoryId) })
}

export const useCases = { books, expenses, categories, budgets, analytics }
