/**
 * One process at a time per data directory. The lock is the operating system's own (SQLite's lock on an empty file, the
 * one way to it that Node ships): it ends with its process, however that dies, so a stale lock or a reused pid can't exist.
 * The file itself stays: removing it would let two processes lock two files of the same name. Who holds it stands beside
 * it, for the message only.
 */
import { DateTime, Effect, Option, Schema } from "effect"
import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { hostname } from "node:os"
import { join } from "node:path"
import type { DatabaseSync } from "node:sqlite"
import { EmbeddedDatabaseFailed } from "./EmbeddedDatabaseFailed.ts"

export class EmbeddedDatabaseLocked extends Schema.TaggedError<EmbeddedDatabaseLocked>()("EmbeddedDatabaseLocked", {
  dataDir: Schema.String,
  /** A description of the process that holds the lock. */
  owner: Schema.String
}) {
  override get message() {
    return (
      `the embedded database in ${this.dataDir} is in use by ${this.owner}: stop that one first, or give this one ` +
      `another DATA_DIR, or let both use a PostgreSQL server (DATABASE_URL)`
    )
  }
}

const Owner = Schema.fromJsonString(Schema.Struct({ pid: Schema.Int, host: Schema.String, since: Schema.String }))

export const acquire = Effect.fnUntraced(function* (dataDir: string) {
  const note = join(dataDir, "postgres.owner.json")
  yield* Effect.acquireRelease(take(dataDir, note), (lock) =>
    Effect.promise(() => rm(note, { force: true })).pipe(Effect.ensuring(Effect.sync(() => lock.close())))
  )
  const owner = { pid: process.pid, host: hostname(), since: DateTime.formatIso(yield* DateTime.now) }
  yield* attempt(dataDir, () => writeFile(note, JSON.stringify(owner)))
})

const take = Effect.fnUntraced(function* (dataDir: string, note: string) {
  const file = join(dataDir, "postgres.lock")
  const lock = yield* attempt(dataDir, async () => {
    await mkdir(dataDir, { recursive: true })
    const { DatabaseSync } = await import("node:sqlite")
    return new DatabaseSync(file, { timeout: 0 })
  })
  const taken = yield* Effect.onError(
    attempt(dataDir, async () => takes(lock)),
    () => Effect.sync(() => lock.close())
  )
  if (taken) return lock
  lock.close()
  return yield* new EmbeddedDatabaseLocked({ dataDir, owner: yield* ownerIn(note) })
})

const takes = (lock: DatabaseSync): boolean => {
  try {
    lock.exec("pragma journal_mode = memory; begin exclusive")
    return true
  } catch (cause) {
    if (isBusy(cause)) return false
    throw new Error(`its lock can't be taken (${cause instanceof Error ? cause.message : String(cause)})`, { cause })
  }
}

/** SQLITE_BUSY, alone or with a detail in the higher byte. */
const isBusy = (cause: unknown): boolean =>
  cause instanceof Error && "errcode" in cause && typeof cause.errcode === "number" && (cause.errcode & 0xff) === 5

const attempt = <A>(dataDir: string, run: () => Promise<A>): Effect.Effect<A, EmbeddedDatabaseFailed> =>
  Effect.tryPromise({ try: run, catch: (cause) => EmbeddedDatabaseFailed.of(dataDir, cause) })

const ownerIn = (note: string): Effect.Effect<string> =>
  Effect.tryPromise(() => readFile(note, "utf8")).pipe(
    Effect.flatMap(Schema.decodeUnknownEffect(Owner)),
    Effect.map(({ pid, host, since }) => {
      if (pid === process.pid && host === hostname()) return "this same process"
      return `process ${pid}${host === hostname() ? "" : ` on ${host}`} (since ${since})`
    }),
    Effect.option,
    Effect.map(Option.getOrElse(() => "another process"))
  )
