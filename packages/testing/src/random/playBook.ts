/** Plays a command on the ports: the same command in the same world asks the same of every store. */
import { ifVersion } from "@outlay/application"
import {
  type Book,
  Budget,
  BudgetId,
  Category,
  CategoryId,
  Expense,
  ExpenseId,
  expenseQuery,
  Money,
  noFilter,
  reviseBook,
  reviseBudget,
  reviseCategory,
  reviseExpense,
  searchWords,
  UserId
} from "@outlay/domain"
import { type DateTime, Effect, Result } from "effect"
import { type Port, ports } from "../ports.ts"
import { inOrder } from "../spending/spendingOf.ts"
import type { Query, Ref, SingleCommand } from "./BookCommand.ts"
import type { Made } from "./Made.ts"

/** The two books of one history, and its ids. */
export interface World {
  readonly books: readonly [Book, Book]
  readonly ids: ReadonlyArray<string>
}

export const playBook = Effect.fnUntraced(function* (
  command: SingleCommand,
  world: World,
  made: Made,
  now: DateTime.Utc
): Effect.fn.Return<unknown, unknown, Port<"books" | "categories" | "expenses" | "budgets" | "spending">> {
  const { books, budgets, categories, expenses, spending } = yield* ports(
    "books",
    "budgets",
    "categories",
    "expenses",
    "spending"
  )
  const book = world.books[command.book]
  const revision = { bookId: book.id, createdAt: now, updatedAt: now, version: 1 }
  const idOf = (kind: string, { is, number }: Ref) => {
    const where = is === "elsewhere" ? 1 - command.book : command.book
    return is === "nowhere" ? made.spare() : made.find(`${kind} ${where}`, number)
  }
  const newId = (kind: string) => made.next(`${kind} ${command.book}`)
  const categoryOf = (ref: Ref) => CategoryId.make(idOf("category", ref))
  const expenseOf = (ref: Ref) => ExpenseId.make(idOf("expense", ref))
  const budgetOf = (ref: Ref) => BudgetId.make(idOf("budget", ref))
  const aboutOf = (ref: Ref | null) => (ref === null ? null : categoryOf(ref))
  switch (command._tag) {
    case "InsertCategories": {
      const drafts = command.names.map((name) => ({
        id: CategoryId.make(newId("category")),
        name,
        description: null,
        color: "#3182ce",
        icon: null,
        isDefault: false,
        ...revision
      }))
      return yield* categories.insert(
        book.id,
        drafts.map((draft) => Category.make(draft))
      )
    }
    case "ChangeCategory": {
      const change = (it: Category) => Result.succeed(reviseCategory(it, command.changes, now))
      return yield* categories.modify(book.id, categoryOf(command.category), ifVersion(command, change))
    }
    case "RemoveCategory":
      return yield* categories.remove(book.id, categoryOf(command.category), command)
    case "MergeCategory": {
      const [id, target] = [categoryOf(command.category), categoryOf(command.target)]
      // Into itself is nothing that a port is asked for.
      return id === target ? "skipped" : yield* categories.merge(book.id, id, target, command)
    }
    case "InsertExpenses": {
      const usual = categoryOf(command.category)
      const stray = command.stray && categoryOf(command.stray)
      const drafts = command.expenses.map(({ amount, currency, ...told }, index, { length }) =>
        Expense.make({
          ...told,
          ...revision,
          id: ExpenseId.make(newId("expense")),
          amount: Money.of(amount, currency),
          categoryId: index === length - 1 ? (stray ?? usual) : usual,
          recordedBy: UserId.make(book.id),
          receiptUrl: null
        })
      )
      const [first, ...rest] = drafts
      return yield* first !== undefined && rest.length === 0
        ? expenses.insert(book.id, first)
        : expenses.insertMany(book.id, drafts)
    }
    case "ChangeExpense": {
      const { amount, category, currency } = command
      const changes = {
        ...command.changes,
        categoryId: category && categoryOf(category),
        amount: amount === undefined ? undefined : Money.of(amount, currency)
      }
      const change = (it: Expense) => Result.succeed(reviseExpense(it, changes, now))
      return yield* expenses.modify(book.id, expenseOf(command.expense), ifVersion(command, change))
    }
    case "RemoveExpense":
      return yield* expenses.remove(book.id, expenseOf(command.expense), command)
    case "InsertBudget": {
      const { about, amount, currency, open, period, range } = command
      const dates = { startDate: range.start, endDate: open ? null : range.end }
      const id = BudgetId.make(newId("budget"))
      const said = { categoryId: aboutOf(about), amount: Money.of(amount, currency), period, ...dates }
      return yield* budgets.insert(book.id, Budget.make({ id, ...said, ...revision }))
    }
    case "ChangeBudget": {
      const { about, amount, currency } = command
      const changes = {
        ...command.changes,
        categoryId: about === undefined ? undefined : aboutOf(about),
        amount: amount === undefined ? undefined : Money.of(amount, currency)
      }
      const change = (it: Budget) => reviseBudget(it, changes, now)
      return yield* budgets.modify(book.id, budgetOf(command.budget), ifVersion(command, change))
    }
    case "RemoveBudget":
      return yield* budgets.remove(book.id, budgetOf(command.budget), command)
    case "ChangeBook": {
      const { currency } = command
      return yield* books.modify(book.id, (it) => Result.succeed(reviseBook(it, { currency }, now)))
    }
    case "ListExpenses":
      return yield* expenses.list(book.id, queryOf(command.query, categoryOf))
    case "ReadSpending": {
      const { before, by, category, range } = command
      const query = { range, by, before, categoryId: category && categoryOf(category) }
      return inOrder(yield* spending.read(book.id, query))
    }
    case "SumSpending": {
      const sums = command.sums.map(({ about, range }) => ({ range, categoryId: aboutOf(about) }))
      return yield* spending.sums(book.id, sums)
    }
  }
})

const queryOf = (
  { fields, categories, page, perPage, sort, ...asked }: Query,
  categoryOf: (ref: Ref) => CategoryId
) => {
  const named = {
    ...asked,
    categoryIds: categories.map(categoryOf),
    paymentMethod: asked.paymentMethod ?? undefined,
    words: searchWords(asked.words)
  }
  const chosen = fields.map((it) => (it === "categories" ? "categoryIds" : it))
  const filter = { ...noFilter, tagsMatch: asked.tagsMatch, ...Object.fromEntries(chosen.map((it) => [it, named[it]])) }
  return expenseQuery({ filter, sort, perPage, from: { page } })
}
