/**
 * What was answered to requests that may be repeated. The primary key lets one of those who claim a key write, and makes
 * the others wait for its end. Reversing it forgets the answers: a repetition is then done again.
 */
import { type Migration, statements } from "./Migration.ts"

// An answer is null only within the transaction that is about to give it.
const idempotencyKeys = `
create table idempotency_keys (
  book_id uuid not null constraint idempotency_keys_book_fk references books on delete cascade,
  user_id uuid not null,
  key text collate "C" not null,
  fingerprint text collate "C" not null,
  answer text collate "C",
  expires_at timestamptz not null,
  primary key (book_id, user_id, key)
)`

export const addIdempotencyKeys: Migration = {
  id: 2,
  name: "idempotency_keys",
  up: statements(idempotencyKeys, "create index idempotency_keys_expiry on idempotency_keys (expires_at)"),
  down: statements("drop table idempotency_keys")
}
