/** What a test can see of the workers: those that start, as Node tells of them, and what they are told to do. */
import { vi } from "@effect/vitest"
import { Effect } from "effect"
import { Worker } from "node:worker_threads"
import type { BcryptJob } from "../../src/bcryptWorker.ts"

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

/** What workers are sent while the scope is open. */
export const postedJobs = Effect.acquireRelease(
  Effect.sync(() => {
    const jobs: Array<BcryptJob> = []
    const send = Worker.prototype.postMessage
    const spy = vi.spyOn(Worker.prototype, "postMessage").mockImplementation(function (this: Worker, job: BcryptJob) {
      jobs.push(job)
      send.call(this, job)
    })
    return { jobs, spy }
  }),
  ({ spy }) => Effect.sync(() => spy.mockRestore())
).pipe(Effect.map(({ jobs }) => jobs))

/** A terminated thread has the id -1. */
export const isAlive = (worker: Worker): boolean => worker.threadId !== -1
