/** What a worker tells the primary: that it listens, or why it can't. */
import { Effect, Schema } from "effect"

const WorkerMessage = Schema.Union([
  Schema.TaggedStruct("Listening", { url: Schema.String }),
  Schema.TaggedStruct("Failed", { reason: Schema.String })
])
export type WorkerMessage = typeof WorkerMessage.Type

/** None is a message of somebody else. */
export const decode = Schema.decodeUnknownOption(WorkerMessage)

/** There once it is written. A primary that is gone is told nothing, and ends its workers by that. */
export const tellPrimary = (message: WorkerMessage): Effect.Effect<void> =>
  Effect.callback((resume) => {
    process.send?.(message, undefined, undefined, () => resume(Effect.void))
  })
