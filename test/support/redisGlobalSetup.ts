/** A Redis for the tests, from the machine's own package. Needs `redis-server` on the PATH; keeps nothing. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { tmpdir } from "node:os"
import type { TestProject } from "vitest/node"
import { freePort } from "./freePort.ts"

declare module "vitest" {
  export interface ProvidedContext {
    readonly redisUrl: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const port = await freePort()
  const server = spawn(
    "redis-server",
    ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
    {
      cwd: tmpdir(),
      stdio: ["ignore", "pipe", "ignore"]
    }
  )
  const ended = once(server, "exit")
  await new Promise<void>((started, refused) => {
    server.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (text.includes("Ready to accept connections")) started()
    })
    server.once("error", refused)
    server.once("exit", (code) => refused(new Error(`redis-server ended with ${code}`)))
  })
  project.provide("redisUrl", `redis://127.0.0.1:${port}`)
  return async () => {
    server.kill("SIGTERM")
    await ended
  }
}
