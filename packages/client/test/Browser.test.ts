/** What a bundler for browsers makes of the package: all of it, and nothing that only Node or a server has. */
import { assert, beforeAll, describe, it } from "@effect/vitest"
import { isBuiltin } from "node:module"
import { join, relative } from "node:path"
import { rolldown } from "rolldown"

const packageFolder = join(import.meta.dirname, "..")
const repository = join(packageFolder, "../..")

const bundle = async (input: string) => {
  const built = await rolldown({ input, platform: "browser", external: isBuiltin, logLevel: "silent" })
  const { output } = await built.generate({ format: "esm" })
  await built.close()
  const chunks = output.filter((it) => it.type === "chunk")
  return {
    outside: chunks.flatMap((it) => [...it.imports, ...it.dynamicImports]).filter((it) => !it.endsWith(".js")),
    modules: chunks.flatMap((it) => it.moduleIds).map((it) => relative(repository, it))
  }
}

describe("the package in a browser", () => {
  let bundled: Awaited<ReturnType<typeof bundle>>
  beforeAll(async () => {
    bundled = await bundle(join(packageFolder, "src/index.ts"))
  })

  it("needs nothing of Node", () => {
    assert.include(bundled.modules, "packages/client/src/createClient.ts")
    assert.deepStrictEqual(bundled.outside, [])
  })

  it("brings nothing of a server", () => {
    assert.include(bundled.modules, "packages/adapters-http/src/api/Api.ts")
    const ofServers =
      /packages\/(application|server|adapters-(memory|pg|security))\/|adapters-http\/src\/(handlers|limits)\//
    assert.deepStrictEqual(
      bundled.modules.filter((it) => ofServers.test(it)),
      []
    )
  })
})
