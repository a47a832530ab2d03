// Holds the sources below a root to the ring table and to what each package.json declares.
import { globSync, readFileSync } from "node:fs"
import { isBuiltin } from "node:module"
import { join, posix, sep } from "node:path"
import { computed, importsOf, packageOf } from "./imports.ts"
import { allows, ringOf } from "./rings.ts"

export interface Violation {
  readonly file: string
  readonly specifier: string
  readonly reason: string
}

type Imports = ReadonlyMap<string, ReadonlyArray<string>>

export const sourcesOf = (root: string): ReadonlyArray<string> =>
  globSync("packages/*/src/**/*.{ts,tsx,mts,cts,js,mjs,cjs}", { cwd: root })
    .map((file) => file.split(sep).join("/"))
    .toSorted()

export const violationsOf = (root: string): ReadonlyArray<Violation> => {
  const imports = new Map(
    sourcesOf(root).map((file) => [file, importsOf(readFileSync(join(root, file), "utf8"))] as const)
  )
  return [...imports].flatMap(([file, specifiers]) => [
    ...specifiers.flatMap((specifier) => {
      const reason = reasonAgainst(root, file, specifier)
      return reason === undefined ? [] : [{ file, specifier, reason }]
    }),
    ...reachedViolations(file, imports)
  ])
}

const reasonAgainst = (root: string, file: string, specifier: string): string | undefined => {
  const ring = ringOf(file)
  if (ring === undefined) return "is imported by a file without a row in the ring table"
  if (specifier === computed) return "is not a literal"
  if (specifier.startsWith(".")) {
    return target(file, specifier).startsWith(srcOf(file)) ? undefined : "leaves the src of its package"
  }
  if (!allows(ring, specifier)) return `is not for ${ring.under}`
  return isBuiltin(specifier) || declaredBy(root, file).has(packageOf(specifier))
    ? undefined
    : "is not declared in package.json"
}

/** A closed ring answers for the files that it reaches, too. */
const reachedViolations = (file: string, imports: Imports): ReadonlyArray<Violation> => {
  const ring = ringOf(file)
  if (ring?.closed === undefined) return []
  return reachedFrom(file, imports).flatMap((reached) =>
    (imports.get(reached) ?? [])
      .filter((specifier) => !specifier.startsWith(".") && !allows(ring, specifier))
      .map((specifier) => ({ file, specifier, reason: `is not for ${ring.under}, but reached through ${reached}` }))
  )
}

const reachedFrom = (start: string, imports: Imports): ReadonlyArray<string> => {
  const seen = new Set([start])
  for (const file of seen) {
    for (const specifier of imports.get(file) ?? []) if (specifier.startsWith(".")) seen.add(target(file, specifier))
  }
  return [...seen].slice(1)
}

const declaredBy = (root: string, file: string): Set<string> => {
  const manifest = JSON.parse(readFileSync(join(root, srcOf(file), "../package.json"), "utf8"))
  return new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }))
}

const srcOf = (file: string): string => file.split("/").slice(0, 3).join("/") + "/"

const target = (file: string, specifier: string): string => posix.join(posix.dirname(file), specifier)
