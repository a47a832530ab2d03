/**
 * The worker threads that compute bcrypt, so that the event loop never does. Keeps: at most `threads` workers, each
 * started when it is first needed and with one job at a time; at most `queue` jobs that wait, first come, first
 * served; a job whose worker dies goes to another once, then it is a defect; idle workers don't hold the process.
 */
import { Effect, type Scope } from "effect"
import { extname } from "node:path"
import { Worker } from "node:worker_threads"
import type { BcryptJob } from "./bcryptWorker.ts"
import { HasherBusy } from "@outlay/application"

export interface BcryptWorkers {
  readonly run: (job: BcryptJob) => Effect.Effect<string>
}

interface Task {
  readonly job: BcryptJob
  readonly resume: (result: Effect.Effect<string>) => void
  isRetry: boolean
  isAbandoned: boolean
}

/** This file is `.ts` when it runs from its source and `.js` when it was built; its neighbour is the same. */
export const program = new URL(`./bcryptWorker${extname(new URL(import.meta.url).pathname)}`, import.meta.url)

export const make = (options: {
  readonly program: URL
  readonly threads: number
  readonly queue: number
}): Effect.Effect<BcryptWorkers, never, Scope.Scope> =>
  Effect.map(
    Effect.acquireRelease(
      Effect.sync(() => startPool(options)),
      (pool) => Effect.promise(pool.close)
    ),
    ({ submit }) => ({
      run: (job) =>
        Effect.callback<string>((resume) => {
          const abandon = submit(job, resume)
          return Effect.sync(abandon)
        })
    })
  )

const startPool = (options: { readonly program: URL; readonly threads: number; readonly queue: number }) => {
  const waiting: Array<Task> = []
  const idle: Array<Worker> = []
  const working = new Map<Worker, Task>()
  let isClosed = false

  const assign = (): void => {
    while (waiting.length > 0 && (idle.length > 0 || working.size < options.threads)) {
      const worker = idle.pop() ?? start()
      const task = waiting.shift()
      if (task === undefined) return
      working.set(worker, task)
      worker.ref()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have none
      worker.postMessage(task.job)
    }
  }

  const start = (): Worker => {
    // Flags of the process (a loader, --input-type) are not the worker's: its program needs none.
    const worker = new Worker(options.program, { name: "bcrypt", execArgv: [] })
    let cause: unknown
    worker.on("message", (hash: string) => {
      const task = working.get(worker)
      working.delete(worker)
      idle.push(worker)
      worker.unref()
      task?.resume(Effect.succeed(hash))
      assign()
    })
    worker.on("error", (error) => {
      cause = error
    })
    worker.on("exit", (code) => {
      const task = working.get(worker)
      working.delete(worker)
      if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1)
      if (task !== undefined && !task.isAbandoned)
        retry(task, new Error(`a bcrypt worker ended with ${code}`, { cause }))
      assign()
    })
    return worker
  }

  const retry = (task: Task, error: Error): void => {
    if (task.isRetry) return task.resume(Effect.die(error))
    task.isRetry = true
    waiting.unshift(task)
  }

  const submit = (job: BcryptJob, resume: Task["resume"]): (() => void) => {
    const task: Task = { job, resume, isRetry: false, isAbandoned: false }
    const isFull = working.size >= options.threads && waiting.length >= options.queue
    if (isClosed || isFull) resume(Effect.die(new HasherBusy({ reason: isClosed ? "closed" : "full" })))
    else waiting.push(task)
    assign()
    return () => {
      // A computation that has begun can't be stopped short of its worker; it ends soon, for nobody.
      task.isAbandoned = true
      if (waiting.includes(task)) waiting.splice(waiting.indexOf(task), 1)
    }
  }

  const close = async (): Promise<void> => {
    isClosed = true
    const workers = [...idle, ...working.keys()]
    const tasks = [...working.values(), ...waiting.splice(0)]
    // Whose worker ends now is not tried again.
    working.clear()
    for (const task of tasks) task.resume(Effect.die(new HasherBusy({ reason: "closed" })))
    await Promise.all(workers.map((worker) => worker.terminate()))
  }

  return { submit, close }
}
