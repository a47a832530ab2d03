/** Some twenty thousand expenses of one book among those of many others, which no list of that book may read. */
import { BookId, CategoryId } from "@outlay/domain"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

export const bookId = BookId.make("00000000-0000-7000-8000-000000000000")
export const categoryIds = [1, 2].map((n) => CategoryId.make(`00000000-0000-7000-9000-00000000000${n}`))

const statements = [
  `insert into books (id, currency, time_zone, created_at, updated_at, version)
   select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'EUR', 'UTC', now(), now(), 1
   from generate_series(0, 70) as n`,
  `insert into categories (book_id, id, name, name_key, color, is_default, created_at, updated_at, version)
   select books.id, ('00000000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, n, n, '#000000', false, now(), now(), 1
   from books, generate_series(1, 16) as n`,
  `insert into expenses (book_id, id, category_id, recorded_by, amount, currency, date, tags, search_text,
     payment_method, created_at, updated_at, version)
   select books.id, gen_random_uuid(), ('00000000-0000-7000-9000-' || lpad(to_hex(1 + n % 16), 12, '0'))::uuid,
     gen_random_uuid(), 1 + (n * 7919) % 100000, 'EUR', '2022-01-01'::date + n % 1461,
     array['often', 'tag' || n % 997], 'lunch number ' || n, 'card',
     '2022-01-01Z'::timestamptz + n * interval '1 hour', now(), 1
   from books, generate_series(1, case when books.id = '${bookId}' then 20000 else 1000 end) as n`,
  `insert into daily_spending (book_id, date, category_id, total, count)
   select book_id, date, category_id, sum(amount), count(*) from expenses group by 1, 2, 3`,
  `insert into monthly_spending (book_id, month, category_id, total, count)
   select book_id, date_trunc('month', date::timestamp)::date, category_id, sum(total), sum(count)
   from daily_spending group by 1, 2, 3`
]

export const fillTable = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql.withTransaction(
    Effect.gen(function* () {
      // Else the vacuum may find rows whose commit is not written yet, and leave them to be looked at.
      yield* sql.unsafe("set local synchronous_commit = on")
      // The rows are right: two checks of each would take as long as all the rest.
      yield* sql.unsafe("set local session_replication_role = replica")
      for (const statement of statements) yield* sql.unsafe(statement)
    })
  )
  yield* sql.unsafe("vacuum (freeze, analyze) daily_spending, monthly_spending, expenses").unprepared
})
