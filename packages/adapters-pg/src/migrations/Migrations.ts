/** Every migration of this program, oldest first. The last one describes the schema that the repositories need. */
import { createSchema } from "./0001_create_schema.ts"
import { addIdempotencyKeys } from "./0002_idempotency_keys.ts"
import { addRateLimits } from "./0003_rate_limits.ts"
import { indexTagsOfBooks } from "./0004_tags_of_books.ts"
import { addUpMonths } from "./0005_monthly_spending.ts"
import type { Migration } from "./Migration.ts"

export const migrations: ReadonlyArray<Migration> = [
  createSchema,
  addIdempotencyKeys,
  addRateLimits,
  indexTagsOfBooks,
  addUpMonths
]
