/**
 * A worker as its primary sees it: a process that is told to stop when its scope closes, and killed when it has not ended
 * some time after its requests had to.
 */
import { Deferred, Duration, Effect, Option } from "effect"
import cluster, { type Worker as ClusterWorker } from "node:cluster"
import { StartFailed } from "../config/StartFailed.ts"
import type { Worker } from "./supervise.ts"
import * as WorkerMessage from "./WorkerMessage.ts"

/** For what is closed after the last request: connections to the database, and what is still to be told. */
const closing = Duration.seconds(5)

interface Process extends Worker {
  readonly worker: ClusterWorker
}

const observed = (worker: ClusterWorker): Process => {
  const listening = Deferred.makeUnsafe<string, StartFailed>()
  const ended = Deferred.makeUnsafe<string>()
  const refuse = (message: string) => Deferred.doneUnsafe(listening, Effect.fail(new StartFailed({ message })))
  const end = (how: string) => {
    refuse(`a worker ended before it listened: ${how}`)
    Deferred.doneUnsafe(ended, Effect.succeed(how))
  }
  worker.on("message", (message: unknown) => {
    const told = Option.getOrUndefined(WorkerMessage.decode(message))
    if (told?._tag === "Listening") Deferred.doneUnsafe(listening, Effect.succeed(told.url))
    if (told?._tag === "Failed") refuse(told.reason)
  })
  worker.on("exit", (code, signal) => end(signal ? `by ${signal}` : `with code ${code}`))
  // Where the machine has no room for one more, there is no exit.
  worker.on("error", (error) => {
    if (worker.process.pid === undefined) end(error.message)
  })
  return {
    worker,
    pid: worker.process.pid ?? 0,
    listening: Deferred.await(listening),
    ended: Deferred.await(ended)
  }
}

const stop = ({ ended, pid, worker }: Process, patience: Duration.Duration) => {
  const kill = Effect.andThen(
    Effect.logWarning("a worker is killed, as it does not stop").pipe(Effect.annotateLogs({ pid })),
    Effect.sync(() => worker.process.kill("SIGKILL"))
  )
  return Effect.sync(() => worker.process.kill("SIGTERM")).pipe(
    Effect.andThen(Effect.timeoutOrElse(ended, { duration: patience, orElse: () => Effect.andThen(kill, ended) }))
  )
}

/** Starts one. `workers` is told to it too, whatever a `.env` file says by then. */
export const start = (workers: number, shutdownTimeout: Duration.Duration) =>
  Effect.acquireRelease(
    Effect.sync(() => observed(cluster.fork({ WORKERS: String(workers) }))),
    (process) => stop(process, Duration.sum(shutdownTimeout, closing))
  )
