/** The resident memory of a process, as the operating system has it. */
import { execFileSync } from "node:child_process"

export const residentMegabytes = (pid: number): number =>
  Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024
