/** Why a program and a database don't go together, and what to do about it. */
import { Schema } from "effect"

const labels = { migrations: Schema.Array(Schema.String) }

/** The database lacks migrations that this program needs. */
export class SchemaOutdated extends Schema.TaggedError<SchemaOutdated>()("SchemaOutdated", labels) {
  override get message() {
    return `the database is older than this program and lacks ${this.migrations.join(", ")}: run \`outlay migrate up\``
  }
}

/** The database has migrations that this program has never heard of. */
export class SchemaTooNew extends Schema.TaggedError<SchemaTooNew>()("SchemaTooNew", labels) {
  override get message() {
    return (
      `the database is newer than this program and has ${this.migrations.join(", ")}: run the version of Outlay that ` +
      `made them (only that one can also undo them, by \`outlay migrate down\`)`
    )
  }
}

/** Somebody asked for a migration that is not on the list. */
export class MigrationNotFound extends Schema.TaggedError<MigrationNotFound>()("MigrationNotFound", {
  id: Schema.Int
}) {
  override get message() {
    return `there is no migration ${this.id}: \`outlay migrate status\` lists them`
  }
}
