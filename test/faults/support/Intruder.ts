/** Somebody else on the same database, who holds what the server needs: locks, or all connections that there are. */
import { PostgresClient } from "@outlay/adapters-pg"
import { Deferred, Effect, Fiber, ManagedRuntime, Redacted } from "effect"
import { SqlClient } from "effect/sql"

/** Runs a statement in a transaction of its own on each of some connections and keeps them open; gives what ends them. */
export const hold = async (url: string, statement: string, connections = 1): Promise<() => Promise<void>> => {
  const runtime = ManagedRuntime.make(
    PostgresClient.layer({ url: Redacted.make(url), poolMax: connections, timeout: "60 seconds" })
  )
  const held = await runtime.runPromise(
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const one = Effect.gen(function* () {
        const begun = yield* Deferred.make<void>()
        const fiber = yield* Effect.forkDetach(
          sql.withTransaction(
            sql.unsafe(statement).pipe(Effect.andThen(Deferred.succeed(begun, undefined)), Effect.andThen(Effect.never))
          )
        )
        yield* Effect.raceFirst(Deferred.await(begun), Fiber.join(fiber))
        return fiber
      })
      return yield* Effect.all(
        Array.from({ length: connections }, () => Effect.option(one)),
        { concurrency: "unbounded" }
      )
    })
  )
  const fibers = held.flatMap((it) => (it._tag === "Some" ? [it.value] : []))
  return async () => {
    await runtime.runPromise(Fiber.interruptAll(fibers))
    await runtime.dispose()
  }
}

const sessions = "pg_stat_activity where application_name = 'outlay-under-test'"

/** Takes every connection that there is, also those of the server under test, which will try to come back. */
export const takeAll = async (url: string, connections: number): Promise<() => Promise<void>> => {
  const doorman = ManagedRuntime.make(PostgresClient.layer({ url: Redacted.make(url), poolMin: 1, poolMax: 1 }))
  const ask = (statement: string) => doorman.runPromise(SqlClient.SqlClient.use((sql) => sql.unsafe(statement)))
  const dismiss = () => ask(`select pg_terminate_backend(pid) from ${sessions}`)
  await dismiss()
  const taken: Array<() => Promise<void>> = []
  // Whoever else wants a free place may be faster than all of these, and is then asked to leave once more.
  const takeFree = async (): Promise<void> => {
    const places = Array.from({ length: connections }, () => hold(url, "select 1"))
    const [letGo] = await Promise.all([Promise.all(places), dismiss()])
    taken.push(...letGo)
    if ((await ask(`select from ${sessions}`)).length > 0) return takeFree()
  }
  await takeFree()
  return async () => {
    await Promise.all(taken.map((letGo) => letGo()))
    await doorman.dispose()
  }
}
