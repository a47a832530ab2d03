/** The page of examples/in-browser, bundled by the command that it tells, in a folder of its own. */
import { copyFileSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { freshFolder } from "../../e2e/support/Folder.ts"
import { repository, start } from "../../e2e/support/Program.ts"

const example = "examples/in-browser"

export interface Page {
  readonly html: string
  readonly script: string
  /** What the bundler said. */
  readonly said: string
}

export const bundle = async (): Promise<Page> => {
  const told = readFileSync(join(repository, example, "main.ts"), "utf8")
  const [, command = ""] = /npx rolldown (.*)/.exec(told) ?? []
  const folder = freshFolder()
  const [html, script] = [join(folder, "index.html"), join(folder, "dist/main.js")]
  const args = command.split(" ").map((word) => (word === `${example}/dist/main.js` ? script : word))
  const rolldown = join(repository, "node_modules/rolldown/bin/cli.mjs")
  const { code, stdout, stderr } = await start([process.execPath, rolldown, ...args], { cwd: repository }).ended
  if (code !== 0) throw new Error(`rolldown ended with ${code}: ${stdout}${stderr}`)
  copyFileSync(join(repository, example, "index.html"), html)
  return { html, script, said: stdout + stderr }
}
