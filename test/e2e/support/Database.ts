/** Databases on the PostgreSQL server of the tests, as a DATABASE_URL, dropped when the tests of a file are over. */
import { afterAll } from "@effect/vitest"
import { Effect, Exit, Redacted, Scope } from "effect"
import { freshDatabase } from "../../support/TestDatabase.ts"

const scope = Scope.makeUnsafe()

afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)))

/** A new and empty one. */
export const freshDatabaseUrl = (): Promise<string> =>
  Effect.runPromise(Effect.map(Scope.provide(freshDatabase, scope), Redacted.value))
