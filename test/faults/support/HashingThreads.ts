/**
 * Loaded into a server by `NODE_OPTIONS=--import=…`: on SIGUSR2 the hashing threads of the process are terminated, as a
 * crash of theirs would. Node itself tells of each thread that starts.
 */
import type { Worker } from "node:worker_threads"

const threads = new Set<Worker>()

process.on("worker", (worker: Worker) => {
  threads.add(worker)
  worker.once("exit", () => threads.delete(worker))
})

process.on("SIGUSR2", () => {
  process.stdout.write(`ending ${threads.size} threads\n`)
  for (const thread of threads) void thread.terminate()
})
