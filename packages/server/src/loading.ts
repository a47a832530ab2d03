/**
 * Most of the time in which the program starts goes into loading its modules, so Node keeps their compiled code for the
 * next start. From the sources they are some seven hundred: Node then looks for each of them once, not again for every
 * file that imports it, and does not take memory for what is gone when they are loaded.
 */
import { existsSync, mkdirSync } from "node:fs"
import { enableCompileCache, registerHooks, type ResolveFnOutput } from "node:module"
import { join } from "node:path"
import { setFlagsFromString } from "node:v8"

/**
 * In the user's own cache, unless NODE_COMPILE_CACHE names another place: whoever can write there decides what runs, so it
 * is not below the temporary directory that all users share, as by Node's default. Where nothing can be written, nothing
 * is kept.
 */
const keepCompiledCode = (): void => {
  const { HOME, USERPROFILE, XDG_CACHE_HOME } = process.env
  const home = HOME || USERPROFILE
  const caches = XDG_CACHE_HOME || (home && join(home, ".cache"))
  if (!caches || !isThere(caches)) return
  const own = join(caches, "outlay")
  if (isThere(own)) enableCompileCache(own)
}

// Never by an exception: another user's home can't even be looked into. And one folder at a time: Node, asked to make it
// with those above it, tries for ever where none can be, such as below /proc.
const isThere = (path: string): boolean => {
  try {
    mkdirSync(path)
    return true
  } catch {
    return existsSync(path)
  }
}

/** A relative import leads to the same file wherever in its folder it stands. */
const resolveOnce = (): void => {
  const known = new Map<string, ResolveFnOutput>()
  registerHooks({
    resolve: (specifier, context, next) => {
      // What is required goes by other rules.
      if (!specifier.startsWith(".") || !context.conditions.includes("import")) return next(specifier, context)
      const url = new URL(specifier, context.parentURL).href
      const found = known.get(url) ?? { ...next(specifier, context), shortCircuit: true }
      known.set(url, found)
      return found
    }
  })
}

/** The space for young objects grows by this factor (V8's own is 2) while they outlive a collection, and never shrinks. */
const growYoungSpace = (factor: 1 | 2): void => setFlagsFromString(`--semi-space-growth-factor=${factor}`)

const isSource = import.meta.url.endsWith(".ts")

/** Imports the program, quickly and in little memory. */
export const loaded = async <A>(program: () => Promise<A>): Promise<A> => {
  keepCompiledCode()
  if (!isSource) return program()
  resolveOnce()
  growYoungSpace(1)
  const imported = await program()
  growYoungSpace(2)
  return imported
}
