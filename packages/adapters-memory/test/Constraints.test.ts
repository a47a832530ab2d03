import { RefreshSessions, RefreshTokenDigest, SessionId } from "@outlay/application"
import {
  BookId,
  BookRepository,
  CategoryId,
  CategoryRepository,
  ExpenseRepository,
  Expense,
  UserRepository
} from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Cause, DateTime, Effect, Exit, Result } from "effect"
import { layer } from "../src/index.ts"
import { account, book, countExpenses, expense, food, openBook, userId, uuid } from "./fixtures.ts"

const dies = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.exit(effect), (exit) => assert.isTrue(Exit.isFailure(exit) && Cause.hasDies(exit.cause)))

const elsewhere = BookId.make(uuid(9))
const session = { id: SessionId.make(uuid(5)), userId, authenticatedAt: DateTime.makeUnsafe(0) }
const token = { digest: RefreshTokenDigest.make("digest"), expiresAt: DateTime.makeUnsafe(1000) }

describe("a row dies on the constraints that no caller can answer for", () => {
  it.effect("of a book that is not there", () =>
    Effect.gen(function* () {
      yield* dies((yield* CategoryRepository).insert(book.id, [food]))
      yield* dies((yield* ExpenseRepository).insert(book.id, expense(1)))
      yield* (yield* UserRepository).insert(account)
      yield* dies((yield* BookRepository).join({ bookId: book.id, userId, role: "owner" }))
    }).pipe(Effect.provide(layer))
  )

  it.effect("of a user that is not there", () =>
    Effect.gen(function* () {
      yield* openBook
      yield* dies((yield* BookRepository).join({ bookId: book.id, userId, role: "owner" }))
    }).pipe(Effect.provide(layer))
  )

  it.effect("of an id that is taken", () =>
    Effect.gen(function* () {
      yield* openBook
      yield* (yield* UserRepository).insert(account)
      yield* (yield* RefreshSessions).open(session, token, account.passwordHash)
      yield* dies((yield* BookRepository).insert(book))
      yield* dies((yield* CategoryRepository).insert(book.id, [food]))
      yield* dies((yield* ExpenseRepository).insertMany(book.id, [expense(1), expense(1)]))
      yield* dies((yield* UserRepository).insert(account))
      const another = { ...session, id: SessionId.make(uuid(6)) }
      yield* dies((yield* RefreshSessions).open(another, token, account.passwordHash))
      assert.strictEqual(yield* countExpenses, 0)
    }).pipe(Effect.provide(layer))
  )

  it.effect("of another book than the one it is written to", () =>
    Effect.gen(function* () {
      yield* openBook
      yield* dies((yield* ExpenseRepository).insert(book.id, Expense.make({ ...expense(1), bookId: elsewhere })))
    }).pipe(Effect.provide(layer))
  )

  it.effect("of a change of its id", () =>
    Effect.gen(function* () {
      yield* openBook
      const expenses = yield* ExpenseRepository
      yield* expenses.insert(book.id, expense(1))
      yield* dies(expenses.modify(book.id, expense(1).id, () => Result.succeed(expense(2))))
      assert.strictEqual(yield* countExpenses, 1)
    }).pipe(Effect.provide(layer))
  )

  it.effect("of a merge with itself", () =>
    Effect.gen(function* () {
      yield* openBook
      yield* dies((yield* CategoryRepository).merge(book.id, food.id, CategoryId.make(food.id)))
    }).pipe(Effect.provide(layer))
  )
})
