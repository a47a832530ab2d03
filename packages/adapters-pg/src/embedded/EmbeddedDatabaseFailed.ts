/** The embedded database can't be opened: its files are unreadable, damaged or of another version. */
import { Schema } from "effect"

export class EmbeddedDatabaseFailed extends Schema.TaggedError<EmbeddedDatabaseFailed>()("EmbeddedDatabaseFailed", {
  dataDir: Schema.String,
  reason: Schema.String
}) {
  override get message() {
    return `the embedded database in ${this.dataDir} can't be opened: ${this.reason}`
  }

  static of(dataDir: string, cause: unknown): EmbeddedDatabaseFailed {
    return new EmbeddedDatabaseFailed({ dataDir, reason: cause instanceof Error ? cause.message : String(cause) })
  }
}
