/**
 * Node programs as processes of their own, in an environment that has nothing but what a test says. What is still
 * running when the tests of a file are over is ended.
 */
import { afterAll } from "@effect/vitest"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { join, resolve } from "node:path"

export const repository = resolve(import.meta.dirname, "../../..")

export type Environment = Readonly<Record<string, string>>

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Program {
  readonly pid: number
  /** What it has printed so far. */
  readonly output: () => string
  /** The first match in what it prints; refused when it ends before. */
  readonly printed: (pattern: RegExp) => Promise<RegExpExecArray>
  readonly signal: (signal: NodeJS.Signals) => void
  readonly ended: Promise<Ended>
}

// Compiling a hundred files costs more than most tests do.
const compileCache = join(repository, "node_modules/.cache/compile")

const inherited = (): Environment => ({ PATH: process.env["PATH"] ?? "", NODE_COMPILE_CACHE: compileCache })

const running = new Set<Program>()

afterAll(async () => {
  for (const program of running) program.signal("SIGKILL")
  await Promise.all([...running].map(({ ended }) => ended))
})

/** Starts a file of this repository, or another command, with its arguments. */
export const start = (
  [command = "", ...args]: ReadonlyArray<string>,
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Environment }
): Program => {
  const [file, given] = command.endsWith(".ts")
    ? [process.execPath, [join(repository, command), ...args]]
    : [command, args]
  const child = spawn(file, given, { cwd, env: { ...inherited(), ...env }, stdio: ["ignore", "pipe", "pipe"] })
  const said = { stdout: "", stderr: "" }
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      said[name] += text
    })
  }
  const ended = once(child, "close").then(([code]: Array<number | null>) => ({ code: code ?? null, ...said }))
  const program: Program = {
    pid: child.pid ?? 0,
    output: () => said.stdout + said.stderr,
    printed: (pattern) =>
      new Promise((found, missing) => {
        const look = () => {
          const match = pattern.exec(said.stdout)
          if (match !== null) found(match)
        }
        look()
        child.stdout.on("data", look)
        void ended.then(({ code }) => missing(new Error(`ended with ${code}: ${said.stdout}${said.stderr}`)))
      }),
    signal: (signal) => void child.kill(signal),
    ended
  }
  running.add(program)
  void ended.then(() => running.delete(program))
  return program
}
