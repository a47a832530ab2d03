/**
 * Every public export has a docstring with an example, and every member of an interface or type that is a plain number or
 * text tells what it is. The examples compile, run, and log what the comments behind their `console.log` say. What needs a
 * test runner around it is only compiled here; packages/testing runs it.
 */
import { assert, beforeAll, describe, it } from "@effect/vitest"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { packages, repository } from "../../scripts/packages.ts"
import { type PublicExport, publicExportsOf } from "../../tools/publicExports.ts"
import type { Ended } from "../e2e/support/Program.ts"
import { written } from "./support/programs.ts"

const barrels = packages
  .map(({ directory, manifest }) => ({ package: manifest.name, file: join(directory, "src/index.ts") }))
  .filter(({ file }) => existsSync(file))

const runners = ["node", "vitest"].map((runner) => ({
  package: `@outlay/testing/${runner}`,
  file: join(repository, `packages/testing/src/${runner}.ts`)
}))

const publicExports = publicExportsOf(repository, [...barrels, ...runners])

const names = (lacking: (it: PublicExport) => boolean) => publicExports.filter(lacking).map(({ name }) => name)

describe("docstrings", () => {
  it("are on every public export", () => {
    assert.isAbove(publicExports.length, 300)
    assert.deepStrictEqual(
      names(({ documentation }) => documentation === ""),
      []
    )
  })

  it("have an example", () => {
    assert.deepStrictEqual(
      names(({ examples }) => examples.length === 0),
      []
    )
  })

  it("are on every member whose type tells no unit or shape", () => {
    const plain = publicExports.flatMap(({ plainMembers }) => plainMembers)
    assert.isAbove(plain.length, 50)
    assert.deepStrictEqual(
      plain.filter(({ documentation }) => documentation === "").map(({ name }) => name),
      []
    )
  })
})

const examples = publicExports.flatMap(({ examples, name }) =>
  examples.map((text, index) => ({ name: index === 0 ? name : `${name} (${index + 1})`, text }))
)

const runs = ({ name }: { readonly name: string }) => !runners.some((it) => name.startsWith(`${it.package}: `))

const claimsOf = (text: string) => Array.from(text.matchAll(/\) \/\/ (.*)$/gm), ([, claim]) => claim)

describe("the examples of docstrings", () => {
  const programs = written(examples)
  let compiled: Ended
  let ran: Ended
  beforeAll(async () => {
    ;[compiled, ran] = await Promise.all([
      programs.compile(),
      programs.give("test/documentation/support/runExamples.ts", runs)
    ])
  })

  it("compile", () => {
    assert.deepStrictEqual(compiled, { code: 0, stdout: "", stderr: "" })
  })

  it("run", () => {
    assert.deepStrictEqual({ code: ran.code, stderr: ran.stderr }, { code: 0, stderr: "" })
  })

  it.each(examples.filter(runs).map(({ name, text }, index) => ({ name, text, index })))("$name", ({ index, text }) => {
    assert.deepStrictEqual(JSON.parse(ran.stdout)[index], claimsOf(text))
  })
})
