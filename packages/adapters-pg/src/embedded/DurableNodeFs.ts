/**
 * PGlite's directory on disk with a working fsync. WebAssembly's file system has none, so that a commit would only reach
 * the operating system's memory: it would outlive this process, but not a power cut.
 */
import type { PGlite } from "@electric-sql/pglite"
import { NodeFS } from "@electric-sql/pglite/nodefs"
import { closeSync, fsyncSync, openSync, readdirSync } from "node:fs"
import { join } from "node:path"

type Options = Parameters<NodeFS["init"]>[1]

/** What Emscripten's NODEFS has at run time; its types know only `mount`. */
interface NodeFsInternals {
  readonly stream_ops: { fsync?: (stream: OpenFile) => number }
}

interface OpenFile {
  readonly nfd: number
}

export class DurableNodeFs extends NodeFS {
  override async init(database: PGlite, options: Options): Promise<Awaited<ReturnType<NodeFS["init"]>>> {
    const { emscriptenOpts } = await super.init(database, options)
    const install: NonNullable<Options["preRun"]>[number] = ({ NODEFS }) => {
      const { stream_ops } = NODEFS as typeof NODEFS & NodeFsInternals
      stream_ops.fsync = (stream: OpenFile) => fsync(stream.nfd)
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), install] } }
  }
}

const inputOutputError = 29
/** What can't be synced at all, like a directory on Windows, PostgreSQL would ignore, too. */
const pointless = ["EINVAL", "ENOTSUP", "EPERM", "EBADF"]

const fsync = (descriptor: number): number => {
  try {
    fsyncSync(descriptor)
    return 0
  } catch (cause) {
    return pointless.includes(codeOf(cause)) ? 0 : inputOutputError
  }
}

const codeOf = (cause: unknown): string => (cause instanceof Error && "code" in cause ? String(cause.code) : "")

/** Puts a directory, and with it everything below unless told otherwise, on disk. */
export const syncTree = (directory: string, { deep = true } = {}): void => {
  for (const entry of deep ? readdirSync(directory, { withFileTypes: true }) : []) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) syncTree(path)
    else syncPath(path)
  }
  syncPath(directory)
}

const syncPath = (path: string): void => {
  let descriptor: number | undefined
  try {
    descriptor = openSync(path, "r")
    fsyncSync(descriptor)
  } catch (cause) {
    if (!pointless.concat("EISDIR", "EACCES").includes(codeOf(cause))) throw cause
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}
