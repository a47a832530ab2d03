/** A server of our own until it is stopped, on a free port, that keeps nothing: `DATABASE_URL=memory:`. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"

const program = fileURLToPath(new URL("../../packages/server/src/main.ts", import.meta.url))

export const ownServer = async () => {
  const server = spawn(process.execPath, [program, "serve"], {
    env: { ...process.env, DATABASE_URL: "memory:", PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"]
  })
  const stop = async () => {
    server.kill()
    await once(server, "exit")
  }
  for await (const line of createInterface(server.stdout)) {
    const [url] = /http:\/\/[^ ]+/.exec(line) ?? []
    if (url !== undefined) return { url, stop }
  }
  throw new Error("the server did not start")
}
