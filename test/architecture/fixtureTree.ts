// The bad examples as a real tree: every fixtures/**/*.ts.txt without its .txt, beside the real lint config and manifests.
// A fixture's first line says who refuses it: `// rings: accept | refuse; oxlint: accept | <the rule>`.
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join, sep } from "node:path"

export const repository = join(import.meta.dirname, "../..")
const fixtures = join(import.meta.dirname, "fixtures")

export interface Fixture {
  readonly file: string
  readonly rings: "accept" | "refuse"
  readonly oxlint: string
  readonly text: string
}

export const allFixtures: ReadonlyArray<Fixture> = globSync("**/*.ts.txt", { cwd: fixtures })
  .toSorted()
  .map((path) => {
    const text = readFileSync(join(fixtures, path), "utf8")
    const header = /^\/\/ rings: (accept|refuse); oxlint: (.+)\n/.exec(text)
    if (header === null) throw new Error(`${path} does not say who refuses it`)
    return {
      file: path.slice(0, -".txt".length).split(sep).join("/"),
      rings: header[1] === "accept" ? "accept" : "refuse",
      oxlint: header[2] ?? "",
      text
    }
  })

/** Runs `f` on the tree in a temporary directory, gone afterwards. */
export const withTree = <A>(f: (root: string) => A): A => {
  const root = mkdtempSync(join(tmpdir(), "outlay-architecture-"))
  try {
    copyFileSync(join(repository, ".oxlintrc.json"), join(root, ".oxlintrc.json"))
    for (const manifest of globSync("packages/*/package.json", { cwd: repository })) {
      mkdirSync(dirname(join(root, manifest)), { recursive: true })
      copyFileSync(join(repository, manifest), join(root, manifest))
    }
    for (const { file, text } of allFixtures) {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), text)
    }
    return f(root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
