/**
 * PostgreSQL inside this process (PGlite): one session, answering while the caller waits. On disk it must be as durable as
 * a server, so PGlite's switch that turns fsync off is taken away again. Loading this file loads PGlite.
 * PGlite swallows what goes wrong inside (a stack overflow, a panic) and then answers nothing: an answer without
 * ReadyForQuery therefore ends this engine for good. It is then not even closed, since a shutdown would write out memory
 * that can't be trusted; the next start recovers from the write-ahead log, as after a crash.
 */
import { PGlite, type PGliteOptions } from "@electric-sql/pglite"
import { existsSync } from "node:fs"
import { mkdir, rename, rm } from "node:fs/promises"
import { dirname } from "node:path"
import { DurableNodeFs, syncTree } from "./DurableNodeFs.ts"

export interface Engine {
  /** Answers complete messages, up to ReadyForQuery. Throws when the engine has stopped. */
  readonly answer: (messages: Uint8Array) => Buffer
  readonly close: () => Promise<void>
}

const settings = (durable: boolean): Array<string> =>
  PGlite.defaultStartParams
    .filter((parameter) => !durable || parameter !== "-F")
    // fdatasync, the default, does nothing in WebAssembly; memory of the size that fits a laptop; less log to keep
    .concat("-c", "wal_sync_method=fsync", "-c", "shared_buffers=32MB")
    .concat("-c", "min_wal_size=32MB", "-c", "max_wal_size=64MB")

export const openInMemory = (): Promise<Engine> => open({ dataDir: "memory://", startParams: settings(false) })

/** A new cluster is made beside its place and moved there when it is complete and on disk: half of one can't start. */
export const openOnDisk = async (directory: string): Promise<Engine> => {
  const draft = `${directory}.new`
  await rm(draft, { recursive: true, force: true })
  if (!existsSync(directory)) {
    await mkdir(draft, { recursive: true, mode: 0o700 })
    await (await open(onDisk(draft))).close()
    syncTree(draft)
    await rename(draft, directory)
    syncTree(dirname(directory), { deep: false })
  }
  return open(onDisk(directory))
}

const onDisk = (directory: string): PGliteOptions => ({
  fs: new DurableNodeFs(directory),
  relaxedDurability: false,
  startParams: settings(true)
})

const open = async (options: PGliteOptions): Promise<Engine> => {
  const complaints: Array<string> = []
  const onStderr = (line: string) => {
    complaints.push(line)
    complaints.splice(0, complaints.length - 20)
    return false
  }
  try {
    return engineOf(await PGlite.create({ ...options, onStderr }), complaints)
  } catch (cause) {
    throw new Error(reasonIn(complaints) ?? (cause instanceof Error ? cause.message : String(cause)), { cause })
  }
}

const engineOf = (database: PGlite, complaints: ReadonlyArray<string>): Engine => {
  let stopped: Error | undefined
  const stop = (cause: unknown): Error => {
    const reason = reasonIn(complaints) ?? (cause instanceof Error ? cause.message : "it gave no answer")
    stopped = new Error(`the embedded database has stopped (${reason}); start this program again`, { cause })
    return stopped
  }
  const raw = (messages: Uint8Array): Buffer => {
    try {
      return Buffer.from(database.execProtocolRawSync(messages))
    } catch (cause) {
      throw stop(cause)
    }
  }
  return {
    answer: (messages) => {
      if (stopped !== undefined) throw stopped
      const answer = raw(messages)
      if (!endsReady(answer)) throw stop(undefined)
      return answer
    },
    close: async () => {
      if (stopped === undefined) await database.close()
      stopped ??= new Error("the embedded database is closed")
    }
  }
}

/** ReadyForQuery is `Z`, a length of five and one letter for the state of the transaction. */
const endsReady = (answer: Buffer): boolean =>
  answer.length >= 6 && answer.at(-6) === 0x5a && answer.readInt32BE(answer.length - 5) === 5

const reasonIn = (complaints: ReadonlyArray<string>): string | undefined => {
  const at = complaints.findLastIndex((line) => /\b(FATAL|PANIC):/.test(line))
  if (at < 0) return undefined
  const words = complaints.slice(at, at + 2).map((line) => /\b(?:FATAL|PANIC|DETAIL):\s*(.*)/.exec(line)?.[1])
  return words.filter((word) => word !== undefined).join(": ")
}
