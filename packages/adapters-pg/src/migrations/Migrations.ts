/** Every migration of this program, oldest first. The last one describes the schema that the repositories need. */
import type { Migration } from "./Migration.ts"

export const migrations: ReadonlyArray<Migration> = []
