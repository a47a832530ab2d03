import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, Effect, Exit } from "effect"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { ServerConfig } from "../../src/config/ServerConfig.ts"

const textOf = (file: string): string => readFileSync(join(import.meta.dirname, "../../../..", file), "utf8")

/** Every variable that the configuration asks for when none is there. */
const asked = Effect.gen(function* () {
  const names = new Set<string>()
  const provider = ConfigProvider.make((path) =>
    Effect.sync(() => {
      names.add(path.join("_"))
      return undefined
    })
  )
  assert.isTrue(Exit.isSuccess(yield* Effect.exit(ServerConfig.parse(provider))))
  return [...names].toSorted()
})

describe("the variables of the server", () => {
  it.effect("are those of .env.example", () =>
    Effect.gen(function* () {
      const names = Array.from(textOf(".env.example").matchAll(/^#?([A-Z][A-Z_]*)=/gm), ([, name]) => name)
      assert.deepStrictEqual(names.toSorted(), yield* asked)
    })
  )

  it.effect("are those of the table in README", () =>
    Effect.gen(function* () {
      const [, section = ""] = /^## Configuration\n([^]*?)^## /m.exec(textOf("README.md")) ?? []
      const cells = Array.from(section.matchAll(/^\| (`[^|]*) \|/gm), ([, cell = ""]) => cell)
      const names = cells.flatMap((cell) => Array.from(cell.matchAll(/`([A-Z_]+)`/g), ([, name]) => name))
      assert.deepStrictEqual(names.toSorted(), yield* asked)
    })
  )
})
