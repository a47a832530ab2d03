/** Programs out of documents, in a folder below the repository, so that they find its packages. Gone when the file's tests are. */
import { afterAll } from "@effect/vitest"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { repository } from "../../../scripts/packages.ts"
import { type Ended, start } from "../../e2e/support/Program.ts"

export interface Program {
  readonly name: string
  readonly text: string
}

export interface Programs {
  readonly compile: () => Promise<Ended>
  /** Another program with these as its arguments, or with some of them. */
  readonly give: (program: string, which?: (it: Program) => boolean) => Promise<Ended>
}

export const written = (programs: ReadonlyArray<Program>): Programs => {
  const parent = join(repository, ".vitest")
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, "documentation-"))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  // Numbered, as names may differ in case alone: those of a type and of what makes it do.
  const files = programs.map((program, index) => {
    return { program, file: join(folder, `${index}-${program.name.replaceAll(/[^\w.]+/g, "-")}.ts`) }
  })
  for (const { file, program } of files) writeFileSync(file, program.text)
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ extends: "../../tsconfig.json", include: ["*.ts"] }))
  const tsc = join(repository, "node_modules/typescript/bin/tsc")
  return {
    compile: () => start([process.execPath, tsc, "-p", folder], { cwd: folder }).ended,
    give: (program, which = () => true) =>
      start([program, ...files.filter((it) => which(it.program)).map(({ file }) => file)], { cwd: folder }).ended
  }
}
