/**
 * The books that are measured, each of a user of its own: registered through Outlay, filled by SQL over five years, and
 * copied to the peers. One access token is good for all servers.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import postgres from "postgres"

export interface Book {
  readonly token: string
  readonly email: string
  readonly categoryId: string
  /** Some of its expenses. */
  readonly expenseIds: ReadonlyArray<string>
  readonly expenses: number
}

export const password = "Correct-Horse-7"

/** The last year that has expenses in full. */
export const year = 2024

const post = async (url: string, body: unknown): Promise<Record<string, unknown>> => {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body)
  })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Record<string, unknown>
}

// Ids are of version 7 and sort by time, as those that the servers make; days, categories, amounts and tags vary.
const fill = (sql: postgres.Sql, email: string, expenses: number) => sql`
  with book as (
    select members.book_id, members.user_id, books.currency
    from users join members on members.user_id = users.id join books on books.id = members.book_id
    where users.email = ${email}
  ), category as (
    select array_agg(id order by id) as ids, count(*)::int as count from categories join book using (book_id)
  )
  insert into expenses (book_id, id, category_id, recorded_by, amount, currency, date, description, payment_method,
    tags, notes, receipt_url, search_text, created_at, updated_at, version)
  select book_id,
    overlay(overlay(left(lpad(to_hex(1600000000000 + n), 12, '0') || md5(n::text || book_id::text), 32)
      placing '7' from 13) placing 'a' from 17)::uuid,
    category.ids[1 + n * 7 % category.count], user_id, 100 + n::bigint * 7919 % 50000, currency,
    date '2020-01-01' + (n::bigint * 104729 % 1827)::int,
    'Purchase ' || n, case when n % 3 = 0 then 'card' end,
    case when n % 20 = 0 then array['travel'] when n % 5 = 0 then array['food', 'weekly'] else '{}' end,
    null, null, 'purchase ' || n,
    timestamptz '2020-09-13 12:26:40Z' + n * interval '1 millisecond',
    timestamptz '2020-09-13 12:26:40Z' + n * interval '1 millisecond', 1
  from book, category, generate_series(1, ${expenses}::int) as n`

const sumUp = async (sql: postgres.Sql) => {
  await sql`
    insert into daily_spending (book_id, date, category_id, total, count)
    select book_id, date, category_id, sum(amount), count(*) from expenses group by 1, 2, 3`
  await sql`
    insert into monthly_spending (book_id, month, category_id, total, count)
    select book_id, date_trunc('month', date::timestamp)::date, category_id, sum(total), sum(count)
    from daily_spending group by 1, 2, 3`
}

export const fillBooks = async (
  origin: string,
  databaseUrl: string,
  sizes: ReadonlyArray<number>,
  say: (text: string) => void
): Promise<ReadonlyArray<Book>> => {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  const emails = sizes.map((size, index) => `book${index}-${size}@bench.example`)
  for (const [index, email] of emails.entries()) {
    await register(origin, `book${index}`, email)
    say(`a book of ${sizes[index]?.toLocaleString("en")} expenses`)
    await fill(sql, email, sizes[index] ?? 0)
  }
  await sumUp(sql)
  const books = await Promise.all(emails.map((email, index) => describe(origin, sql, email, sizes[index] ?? 0)))
  say("the same for the peers")
  for (const name of ["schema.sql", "copy.sql"]) {
    await sql.unsafe(readFileSync(join(import.meta.dirname, "../peers", name), "utf8"))
  }
  await sql`vacuum (analyze)`
  await sql.end()
  return books
}

/** Opens an account; its book is empty. */
export const register = async (origin: string, username: string, email: string) => {
  await post(`${origin}/api/v1/auth/register`, { email, username, password })
  return signIn(origin, email)
}

const signIn = async (origin: string, email: string) => {
  const { access_token } = await post(`${origin}/api/v1/auth/login`, { email, password })
  const token = String(access_token)
  const answer = await fetch(`${origin}/api/v1/categories`, { headers: { authorization: `Bearer ${token}` } })
  const { items } = (await answer.json()) as { readonly items: ReadonlyArray<{ readonly id: string }> }
  return { token, email, categoryId: items[0]?.id ?? "" }
}

const describe = async (origin: string, sql: postgres.Sql, email: string, expenses: number): Promise<Book> => {
  const owned = sql`select book_id from members join users on users.id = members.user_id where email = ${email}`
  const ids = await sql<Array<{ id: string }>>`select id from expenses where book_id = (${owned}) order by id limit 50`
  return { ...(await signIn(origin, email)), expenseIds: ids.map(({ id }) => id), expenses }
}
