/**
 * When what is limited was tried, for several servers on one database. What is older than its window is good for nothing,
 * so that reversing this forgives what was tried in the last minutes and loses nothing else.
 */
import { type Migration, statements } from "./Migration.ts"

const rateLimits = `
create table rate_limits (
  key text collate "C" primary key,
  attempts timestamptz[] not null,
  expires_at timestamptz not null
)`

export const addRateLimits: Migration = {
  id: 3,
  name: "rate_limits",
  up: statements(rateLimits, "create index rate_limits_expiry on rate_limits (expires_at)"),
  down: statements("drop table rate_limits")
}
