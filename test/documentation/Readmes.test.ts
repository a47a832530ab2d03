/** The page of a package tells what it owns, what does not belong in it and how to install it; its TypeScript compiles. */
import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { packages, repository } from "../../scripts/packages.ts"
import { written } from "./support/programs.ts"

const pages = packages.map(({ directory, manifest, name }) => ({
  name,
  install: `npm install ${manifest.name}`,
  text: readFileSync(join(directory, "README.md"), "utf8")
}))

describe("the README of a package", () => {
  it.each(pages)("$name tells what it owns, what does not belong in it, and how to install it", ({ install, text }) => {
    assert.match(text, /^## What (it|this package) owns$/m)
    assert.match(text, /^## What does not belong (here|in it)$/m)
    assert.include(text, `\n${install} `)
  })

  it.each(pages)("$name leads nowhere but to itself, for npm shows it alone", ({ text }) => {
    assert.notMatch(text, /\]\((?!https:|#)/)
  })

  it("has TypeScript that compiles", async () => {
    const all = [...pages, { name: "repository", text: readFileSync(join(repository, "README.md"), "utf8") }]
    const programs = all.flatMap(({ name, text }) =>
      Array.from(text.matchAll(/^```ts\n([^]*?)^```$/gm), ([, text = ""], index) => ({
        name: `${name}-${index}`,
        text
      }))
    )
    assert.isAtLeast(programs.length, packages.length)
    assert.deepStrictEqual(await written(programs).compile(), { code: 0, stdout: "", stderr: "" })
  })
})
