import { assert, describe, it } from "@effect/vitest"
import { freshDatabaseUrl } from "./support/Database.ts"
import { folderWithDatabase } from "./support/Folder.ts"
import { mainPaths, type Step } from "./support/mainPaths.ts"
import { type Options, serve } from "./support/Outlay.ts"
import type { Environment } from "./support/Program.ts"

const walked = async (env: Environment, options: Omit<Options, "env"> = {}): Promise<ReadonlyArray<Step>> => {
  const server = await serve(env, options)
  const steps = await mainPaths(server.url)
  const { code, stderr } = await server.stop()
  assert.deepStrictEqual([code, stderr], [0, ""])
  return steps
}

describe("the main paths", () => {
  it("are answered alike on a PostgreSQL server, on the embedded database and in memory", async () => {
    const [server, embedded, memory] = await Promise.all([
      walked({ DATABASE_URL: await freshDatabaseUrl() }),
      walked({}, { cwd: folderWithDatabase() }),
      walked({ DATABASE_URL: "memory:" })
    ])
    assert.deepStrictEqual(embedded, server)
    assert.deepStrictEqual(memory, server)
    const yearly = server.find(({ asked }) => asked === "GET /analytics/yearly/2026")
    assert.deepInclude(yearly?.body, { total: "84.00", count: 12, average: "7.00" })
  })
})
