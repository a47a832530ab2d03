import { it } from "@effect/vitest"
import { freshDatabaseUrl } from "./support/Database.ts"
import { outlay } from "./support/Outlay.ts"
import { freshFolder } from "./support/Folder.ts"
import { start } from "./support/Program.ts"
const production = { ENV: "production", SECRET_KEY: "a secret of thirty-two bytes, ok" }
it("x", async () => {
  const env = { ...production, DATABASE_URL: await freshDatabaseUrl() }
  console.log(await outlay("serve", { env }))
  console.log(await outlay("db reset", { env }))
  console.log(await outlay("migrate up", { env }))
  const p = start(["packages/server/src/main.ts", "serve"], { cwd: freshFolder(), env: { PORT: "0", ...env } })
  await new Promise((r) => setTimeout(r, 4000))
  console.log(p.output())
  const m = /at (\S+) /.exec(p.output())
  if (m) console.log(await (await fetch(`${m[1]}/health/ready`)).text())
}, 30000)
