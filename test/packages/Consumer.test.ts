import { assert, beforeAll, describe, inject, it } from "@effect/vitest"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { packages, repository } from "../../scripts/packages.ts"
import { freshFolder } from "../e2e/support/Folder.ts"
import { type Ended, start } from "../e2e/support/Program.ts"
import { bodyOf, Client } from "../http/support/Client.ts"

const consumer = inject("consumer")
const run = (...command: ReadonlyArray<string>) => start(command, { cwd: consumer }).ended

/** Where the pinned versions are, and the oldest ones that the packages promise. */
const versions = [repository, join(repository, "tools")].map((root) => join(root, "node_modules"))
const compilers = versions.map((modules) => {
  const { version } = JSON.parse(readFileSync(join(modules, "typescript/package.json"), "utf8"))
  return { version: String(version), tsc: join(modules, "typescript/bin/tsc"), out: `with-${version}` }
})
const runtimes = versions.map((modules) => {
  const { version } = JSON.parse(readFileSync(join(modules, "node/package.json"), "utf8"))
  return { version: String(version), node: join(modules, "node/bin/node") }
})

const entries = packages.filter(({ manifest }) => "." in manifest.exports).map(({ manifest }) => manifest.name)

const compile = ({ out, tsc }: (typeof compilers)[number]): Promise<Ended> => {
  const project = `tsconfig.${out}.json`
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    target: "es2024",
    module: "nodenext",
    types: ["node"],
    // TypeScript's own declarations are not ours to check; all others are.
    skipDefaultLibCheck: true,
    outDir: out
  }
  writeFileSync(join(consumer, project), JSON.stringify({ compilerOptions, include: ["*.ts"] }))
  return run(process.execPath, tsc, "-p", project)
}

describe("an empty project with the packages installed", () => {
  let compiled: ReadonlyArray<Ended> = []
  beforeAll(async () => {
    writeFileSync(join(consumer, "entries.ts"), entries.map((name, i) => `export * as _${i} from "${name}"`).join("\n"))
    writeFileSync(join(consumer, "entries.cjs"), entries.map((name) => `require("${name}")`).join("\n"))
    compiled = await Promise.all(compilers.map(compile))
  })

  it("is tested on Node 26 and 22, with TypeScript 7 and 5.9", async () => {
    const ran = await Promise.all(runtimes.map(({ node }) => run(node, "--version")))
    assert.deepStrictEqual(
      ran.map(({ stdout }) => stdout.slice(0, 4)),
      ["v26.", "v22."]
    )
    assert.deepStrictEqual(
      compilers.map(({ version }) => version.slice(0, 3)),
      ["7.0", "5.9"]
    )
  })

  for (const [index, { out, version }] of compilers.entries()) {
    it(`compiles with TypeScript ${version}`, () => {
      assert.deepStrictEqual(compiled[index], { code: 0, stdout: "", stderr: "" })
    })

    it.each(runtimes)(`runs what TypeScript ${version} made of its program on Node $version`, async ({ node }) => {
      assert.deepStrictEqual(await run(node, `${out}/breakdown.js`), {
        code: 0,
        stdout: "total 12.50 EUR\nDining out 100 %\n",
        stderr: ""
      })
    })
  }

  it.each(runtimes)("loads every package by import and by require on Node $version", async ({ node }) => {
    const loaded = await Promise.all([`${compilers[0]?.out}/entries.js`, "entries.cjs"].map((file) => run(node, file)))
    assert.deepStrictEqual(
      loaded.map(({ code, stderr }) => ({ code, stderr })),
      loaded.map(() => ({ code: 0, stderr: "" }))
    )
  })

  it.each(runtimes)("has the outlay command on Node $version", async ({ node }) => {
    const { code, stdout } = await run(node, "node_modules/.bin/outlay", "--version")
    assert.strictEqual(code, 0)
    assert.match(stdout, /\d+\.\d+\.\d+/)
  })

  it.each(runtimes)("serves from the embedded database on Node $version", async ({ node }) => {
    const env = { HOST: "127.0.0.1", PORT: "0", DATA_DIR: freshFolder() }
    const server = start([node, "node_modules/.bin/outlay", "serve"], { cwd: consumer, env })
    const [, url = ""] = await server.printed(/(http:\S+\d)/)
    const client = new Client(url)
    // A password goes through a thread of its own, a page of documentation loads what is loaded on demand.
    const account = { email: "ann@example.com", username: "ann", password: "correct horse" }
    await bodyOf(201, client.post("/auth/register", account))
    await bodyOf(200, client.post("/auth/login", { email: account.email, password: account.password }))
    const pages = await Promise.all(["/docs", "/redoc", "/openapi.json"].map((page) => fetch(url + page)))
    assert.deepStrictEqual(
      pages.map(({ status }) => status),
      [200, 200, 200]
    )
    server.signal("SIGTERM")
    const { code, stderr } = await server.ended
    // Node 22 says of its SQLite, which locks the data, that it is experimental.
    const said = stderr.split("\n").filter((line) => !/ExperimentalWarning: SQLite|--trace-warnings/.test(line))
    assert.deepStrictEqual([code, said.join("\n")], [0, ""])
  })
})
