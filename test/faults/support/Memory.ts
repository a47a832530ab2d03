/** The memory of a server's process, as the operating system counts it. */
import { execFileSync } from "node:child_process"
import type { Program } from "../../e2e/support/Program.ts"

export const residentMegabytes = ({ pid }: Program): number =>
  Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024
