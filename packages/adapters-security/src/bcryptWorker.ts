/** The program of a worker thread: one bcrypt computation for each message. Only here is bcryptjs loaded. */
import { hashSync } from "bcryptjs"
import { parentPort } from "node:worker_threads"
import { yieldToOthers } from "./yieldToOthers.ts"

/** As crypt(3) has it: a cost makes a new salt, the first 29 characters of a hash repeat its cost and salt. */
export interface BcryptJob {
  readonly password: string
  readonly salt: number | string
}

yieldToOthers()

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have none
parentPort?.on("message", (job: BcryptJob) => parentPort?.postMessage(hashSync(job.password, job.salt)))
