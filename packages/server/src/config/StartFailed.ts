/** Why the program can't do what it was asked to: one line for the person who asked. */
import { Schema } from "effect"

export class StartFailed extends Schema.TaggedError<StartFailed>()("StartFailed", { message: Schema.String }) {}
