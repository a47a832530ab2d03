import { assert, describe, it } from "@effect/vitest"
import { globSync, readFileSync } from "node:fs"
import { join, matchesGlob } from "node:path"
import config from "../../vitest.config.ts"
import { repository } from "./fixtureTree.ts"

interface Project {
  readonly test: { readonly name: string; readonly include: ReadonlyArray<string>; readonly exclude?: Array<string> }
}

const projects = (config.test?.projects ?? []) as ReadonlyArray<Project>

const projectsOf = (file: string) =>
  projects
    .filter(({ test }) => test.include.some((glob) => matchesGlob(file, glob)))
    .filter(({ test }) => !test.exclude?.some((glob) => matchesGlob(file, glob)))
    .map(({ test }) => test.name)

/** What needs programs that npm does not bring is in projects that are not there by default. */
const services = ["test/services/**/*.test.ts", "test/browser/**/*.test.ts"]

const tests = globSync("{packages/*,test,examples,bench,scripts}/**/*.{test,spec}.*", {
  cwd: repository,
  exclude: ["**/node_modules/**", "**/dist/**"]
})

describe("vitest projects", () => {
  it("run every test file exactly once", () => {
    assert.include(tests, "test/architecture/Projects.test.ts")
    assert.deepStrictEqual(
      tests
        .filter((file) => !services.some((glob) => matchesGlob(file, glob)))
        .map((file) => [file, projectsOf(file)] as const)
        .filter(([, names]) => names.length !== 1),
      []
    )
  })

  it.each(services)("have one for %s, which needs other programs", (glob) => {
    assert.isTrue(tests.some((file) => matchesGlob(file, glob)))
    assert.include(readFileSync(join(repository, "vitest.config.ts"), "utf8"), `["${glob}"]`)
  })
})
