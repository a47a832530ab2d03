/** One of the servers that are compared, as a process of its own. */
import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { freePort } from "../../test/support/freePort.ts"
import { cpuOf, memoryOf } from "./cpu.ts"

export interface Contestant {
  readonly name: string
  /** Below the repository, with its arguments. */
  readonly program: ReadonlyArray<string>
  readonly environment: (databaseUrl: string, port: number) => Readonly<Record<string, string>>
}

export interface Server {
  readonly name: string
  readonly origin: string
  /** Milliseconds from its start to the first answer. */
  readonly coldStart: number
  readonly cpuSeconds: () => number
  readonly megabytes: () => number
  readonly stop: () => Promise<void>
}

const repository = join(import.meta.dirname, "../..")

const canPin = spawnSync("taskset", ["-V"]).status === 0

/** Answers come from here; who asks, and the database, have what is left of the machine. */
const serverCore = "0"

export const startServer = async (
  { environment, name, program }: Contestant,
  databaseUrl: string,
  { pinned }: { readonly pinned: boolean }
): Promise<Server> => {
  const port = await freePort()
  const command = [...(pinned && canPin ? ["taskset", "-c", serverCore] : []), process.execPath, ...program]
  const began = performance.now()
  const child = spawn(command[0] ?? "", command.slice(1), {
    cwd: repository,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...environment(databaseUrl, port) },
    stdio: ["ignore", "ignore", "inherit"]
  })
  const origin = `http://127.0.0.1:${port}`
  await firstAnswer(`${origin}/health/live`, () => child.exitCode)
  const coldStart = performance.now() - began
  const pid = child.pid ?? 0
  return {
    name,
    origin,
    coldStart,
    cpuSeconds: () => cpuOf(pid),
    megabytes: () => memoryOf(pid),
    stop: async () => {
      if (child.exitCode !== null) return
      child.kill("SIGTERM")
      await once(child, "exit")
    }
  }
}

const firstAnswer = async (url: string, ended: () => number | null): Promise<void> => {
  for (;;) {
    if (ended() !== null) throw new Error("the server ended before it answered")
    try {
      if ((await fetch(url)).ok) return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
}
