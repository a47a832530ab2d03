/** The workers that a test starts, as Node tells of them. */
import { Effect } from "effect"
import type { Worker } from "node:worker_threads"

/** What is started while the scope is open. */
export const startedWorkers = Effect.acquireRelease(
  Effect.sync(() => {
    const workers: Array<Worker> = []
    const add = (worker: Worker) => {
      workers.push(worker)
    }
    process.on("worker", add)
    return { workers, add }
  }),
  ({ add }) => Effect.sync(() => process.off("worker", add))
).pipe(Effect.map(({ workers }) => workers))

/** A terminated thread has the id -1. */
export const isAlive = (worker: Worker): boolean => worker.threadId !== -1
