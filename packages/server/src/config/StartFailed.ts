/** Why the program can't do what it was asked to: one line for the person who asked. */
import { Schema } from "effect"

export class StartFailed extends Schema.TaggedError<StartFailed>()("StartFailed", { message: Schema.String }) {}

/** A failure as its first cause tells it: `database "outlay" does not exist`, not "failed to connect". */
export const startFailed = (error: { readonly message: string; readonly cause?: unknown }): StartFailed =>
  new StartFailed({ message: reasonOf(error) })

const reasonOf = (error: { readonly message: string; readonly cause?: unknown }): string =>
  error.cause instanceof Error && error.cause.message !== "" ? reasonOf(error.cause) : error.message
