/** The ports of one book on SQLite: what a service with users of its own needs. */
import { Transactor } from "@outlay/application"
import { Effect, Layer } from "effect"
import * as BookRepositorySqlite from "./BookRepositorySqlite.ts"
import * as BudgetRepositorySqlite from "./BudgetRepositorySqlite.ts"
import * as CategoryRepositorySqlite from "./CategoryRepositorySqlite.ts"
import * as ExpenseRepositorySqlite from "./ExpenseRepositorySqlite.ts"
import * as SpendingReaderSqlite from "./SpendingReaderSqlite.ts"
import * as Sqlite from "./Sqlite.ts"

const transactor = Layer.effect(
  Transactor,
  Effect.map(Sqlite.Sqlite, ({ transaction }) => Transactor.of({ run: transaction }))
)

/** In a file, or in memory by `:memory:`. */
export const layer = (path: string) =>
  Layer.mergeAll(
    BookRepositorySqlite.layer,
    CategoryRepositorySqlite.layer,
    ExpenseRepositorySqlite.layer,
    BudgetRepositorySqlite.layer,
    SpendingReaderSqlite.layer,
    transactor
  ).pipe(Layer.provide(Sqlite.layer(path)))
