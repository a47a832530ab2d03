/** A mutant: one text of one source in the place of another. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { repository } from "../packages.ts"

export interface Mutant {
  /** From the repository. */
  readonly file: string
  readonly from: string
  readonly to: string
  /** Which sections are tried first, by what they are about. */
  readonly near: RegExp
}

/** Mutants of one file. */
export const of = (
  file: string,
  near: RegExp,
  changes: ReadonlyArray<readonly [from: string, to: string]>
): ReadonlyArray<Mutant> => changes.map(([from, to]) => ({ file, from, to, near }))

/** The source with the change. A text that is there twice, or no more, makes no mutant. */
export const mutated = ({ file, from, to }: Mutant): string => {
  const source = readFileSync(join(repository, file), "utf8")
  const [before, after, ...more] = source.split(from)
  if (before === undefined || after === undefined || more.length > 0) throw new Error(`not once in ${file}: ${from}`)
  return before + to + after
}

export const nameOf = ({ file, from, to }: Mutant): string => {
  const [short, changed] = [from, to].map((text) => text.replaceAll(/\s+/g, " ").trim())
  return `${file.replace(/^packages\//, "").replace("/src/", "/")}: ${short} → ${changed === "" ? "(nothing)" : changed}`
}
