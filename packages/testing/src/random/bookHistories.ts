/** Histories of books: categories, expenses, budgets, their book, and transactions over them. */
import { Effect } from "effect"
import { day, eur, named, newBook } from "../builders.ts"
import { at } from "../clock.ts"
import { ports } from "../ports.ts"
import { checkBook, stateOf } from "../state.ts"
import { type BookCommand, bookCommand, type SingleCommand } from "./BookCommand.ts"
import { answerOf, atTurn, type Histories } from "./histories.ts"
import { historyIds, Made } from "./Made.ts"
import { playBook, type World } from "./playBook.ts"

const world = Effect.gen(function* () {
  const world: World = { books: [yield* newBook(), yield* newBook()], ids: yield* historyIds }
  return world
})

const there = (number: 0 | 1 | 2) => ({ number, is: "there" }) as const

const told = {
  amount: 100n,
  currency: eur,
  date: day("2026-01-01"),
  description: null,
  paymentMethod: null,
  tags: [],
  notes: null
} as const

/** The first book has some of everything, or most commands would find nothing; the second has only a category. */
const beginning: ReadonlyArray<SingleCommand> = [
  { _tag: "InsertCategories", book: 0, names: [named("a"), named("b"), named("c")] },
  { _tag: "InsertCategories", book: 1, names: [named("a")] },
  { _tag: "InsertExpenses", book: 0, category: there(0), stray: undefined, expenses: [told, told] },
  { _tag: "InsertExpenses", book: 0, category: there(1), stray: there(2), expenses: [told, told] },
  {
    _tag: "InsertBudget",
    book: 0,
    about: there(0),
    amount: 100n,
    currency: eur,
    period: "monthly",
    open: false,
    range: { start: day("2026-01-01"), end: day("2026-01-02") }
  }
]

const play = Effect.fnUntraced(function* (world: World, commands: ReadonlyArray<BookCommand>) {
  const { books, transactor } = yield* ports("books", "transactor")
  for (const book of world.books) yield* books.insert(book)
  const made = new Made(world.ids)
  const answers: Array<unknown> = []
  for (const command of beginning) yield* playBook(command, world, made, atTurn(0))
  for (const [turn, command] of commands.entries()) {
    const now = atTurn(turn)
    const one = (it: Parameters<typeof playBook>[0]) => answerOf(playBook(it, world, made, now))
    if (command._tag !== "Transaction") answers.push(yield* at(now)(one(command)))
    else {
      const all = Effect.forEach(command.commands, one)
      // What a transaction answers is told, also when it comes to nothing.
      const run = Effect.flatMap(all, (inside) => (command.fails ? Effect.fail(inside) : Effect.succeed(inside)))
      answers.push(yield* at(now)(answerOf(transactor.run(run))))
    }
  }
  answers.push(yield* Effect.forEach(world.books, (book) => stateOf(book.id)))
  return answers
})

const needs = ["books", "categories", "expenses", "budgets", "spending", "transactor"] as const

export const bookHistories: Histories<BookCommand, World, (typeof needs)[number]> = {
  needs,
  name: "any history of books answers and ends as the model's does",
  command: bookCommand,
  world,
  play,
  check: (world) => Effect.forEach(world.books, (book) => checkBook(book.id))
}
