/** The `outlay` program, in an empty folder unless told: a command that ends, or a server that listens. */
import { inject } from "@effect/vitest"
import { freshFolder } from "./Folder.ts"
import { type Ended, type Environment, type Program, start } from "./Program.ts"

export interface Options {
  readonly env?: Environment
  readonly cwd?: string
  /** Instead of what is published: {@link sources}. */
  readonly program?: string
}

/** Runs the sources, as `npm start` does in the repository. */
export const sources = "packages/server/src/main.ts"

const launch = (
  args: ReadonlyArray<string>,
  { cwd = freshFolder(), env = {}, program = inject("program") }: Options
) => {
  const command = program === sources ? [sources] : [process.execPath, program]
  return start([...command, ...args], { cwd, env: { BCRYPT_COST: "4", PORT: "0", ...env } })
}

/** Runs a command such as `migrate up` to its end. */
export const outlay = (command: string, options: Options = {}): Promise<Ended> =>
  launch(command.split(" "), options).ended

export interface Server {
  readonly url: string
  readonly program: Program
  /** Sends SIGTERM and waits. */
  readonly stop: () => Promise<Ended>
}

/** Starts a server on a free port; there once it listens. */
export const serve = async (
  env: Environment,
  { command = "serve", ...options }: Omit<Options, "env"> & { readonly command?: string } = {}
): Promise<Server> => {
  const program = launch(command.split(" "), { ...options, env })
  const [, url = ""] = await program.printed(/running at (http:\S+)/)
  const stop = () => {
    program.signal("SIGTERM")
    return program.ended
  }
  return { url, program, stop }
}
