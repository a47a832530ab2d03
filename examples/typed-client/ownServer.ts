/** A server of our own for as long as the scope lasts, on a free port, that keeps nothing: `DATABASE_URL=memory:`. */
import { Effect } from "effect"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"

const program = fileURLToPath(new URL("../../packages/server/src/main.ts", import.meta.url))

export const ownServer = Effect.acquireRelease(
  Effect.sync(() =>
    spawn(process.execPath, [program, "serve"], {
      env: { ...process.env, DATABASE_URL: "memory:", PORT: "0" },
      stdio: ["ignore", "pipe", "inherit"]
    })
  ),
  (server) =>
    Effect.promise(() => {
      server.kill()
      return once(server, "exit")
    })
).pipe(
  Effect.flatMap((server) =>
    Effect.promise(async () => {
      for await (const line of createInterface(server.stdout)) {
        const [url] = /http:\/\/[^ ]+/.exec(line) ?? []
        if (url !== undefined) return url
      }
      throw new Error("the server did not start")
    })
  )
)
