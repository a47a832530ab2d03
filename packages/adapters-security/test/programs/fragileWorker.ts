/** A worker that dies of a job whose password names a file that is there, and takes the file along; or of "always". */
import { existsSync, rmSync } from "node:fs"
import { parentPort } from "node:worker_threads"
import type { BcryptJob } from "../../src/bcryptWorker.ts"

parentPort?.on("message", ({ password }: BcryptJob) => {
  if (password === "always") throw new Error("told to die")
  if (existsSync(password)) {
    rmSync(password)
    process.exit(3)
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have none
  parentPort?.postMessage(password)
})
