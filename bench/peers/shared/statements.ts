/**
 * One statement for each kind of request. Each asks for the caller first ($1 the session, $2 the user of the token): no
 * row means that the session has ended or the user is gone, so that nothing needs to be asked before.
 */

export const who = `who as materialized (
  select members.book_id, members.role, books.currency, books.decimals, books.time_zone
  from peers.sessions
  join peers.users on users.id = sessions.user_id and users.is_active
  join peers.members on members.user_id = sessions.user_id
  join peers.books on books.id = members.book_id
  where sessions.id = $1 and sessions.user_id = $2 and sessions.ended_at is null
  order by members.book_id limit 1
)`

export interface Caller {
  readonly role: string
  readonly currency: string
}

export const callerStatement = `with ${who} select role, currency from who`

export interface ExpenseRow {
  readonly id: string
  readonly user_id: string
  readonly category_id: string
  /** Minor units. */
  readonly amount: string
  readonly currency: string
  readonly description: string | null
  readonly date: string
  readonly payment_method: string | null
  /** JSON. */
  readonly tags: string
  readonly notes: string | null
  readonly receipt_url: string | null
  readonly created_at: string
  readonly updated_at: string
  readonly version: number
}

export const expenseColumns = `expense.id, expense.recorded_by as user_id, expense.category_id, expense.amount,
  expense.currency, expense.description, expense.date, expense.payment_method,
  array_to_json(expense.tags)::text as tags, expense.notes, expense.receipt_url, expense.created_at, expense.updated_at,
  expense.version`

/** $3 the id; a row without an id is one of a caller who has no such expense. The role is any: all may read. */
export const expenseStatement = `
  select ${expenseColumns}
  from (
    select members.book_id
    from peers.sessions
    join peers.users on users.id = sessions.user_id and users.is_active
    join peers.members on members.user_id = sessions.user_id
    where sessions.id = $1 and sessions.user_id = $2 and sessions.ended_at is null
    order by members.book_id limit 1
  ) as who
  left join peers.expenses as expense on expense.book_id = who.book_id and expense.id = $3`

export type FoundRow = ExpenseRow | { readonly [K in keyof ExpenseRow]: null }

export interface RecordedRow extends Caller {
  readonly decimals: number
  readonly has_category: boolean
  /** Minor units; null when nothing was recorded. */
  readonly amount: string | null
}

/**
 * $3 category, $4 id, $5 amount in ten-thousandths, $6 its decimals, $7 date, $8 description, $9 payment method,
 * $10 tags, $11 notes, $12 receipt, $13 search text, $14 now. Tells why when it records nothing.
 */
export const recordStatement = `
  with ${who}, category as (
    select categories.id from who
    join peers.categories on categories.book_id = who.book_id and categories.id = $3::uuid
  ), recorded as (
    insert into peers.expenses (book_id, id, category_id, recorded_by, amount, currency, date, description,
      payment_method, tags, notes, receipt_url, search_text, created_at, updated_at, version)
    select who.book_id, $4::uuid, category.id, $2::uuid, $5::bigint / (10 ^ (4 - who.decimals))::bigint, who.currency,
      $7::date, $8::text, $9::text, $10::text[], $11::text, $12::text, $13::text, $14::timestamptz, $14::timestamptz, 1
    from who, category
    where who.role in ('owner', 'editor') and $6::integer <= who.decimals
      and $5::bigint / (10 ^ (4 - who.decimals))::bigint <= 999999999999
    returning amount
  )
  select who.role, who.currency, who.decimals, exists (select from category) as has_category,
    (select amount from recorded) as amount
  from who`

export interface CellRow {
  readonly currency: string
  readonly first: string
  readonly last: string
  readonly before_total: string
  readonly before_count: number
  /** The day of the month or the month of the year; null in sums of a category and of all. */
  readonly part: number | null
  readonly category_id: string | null
  readonly name: string
  readonly color: string
  readonly icon: string | null
  readonly total: string
  readonly count: number
}

const order = "order by cell.total desc, categories.name_key, cell.category_id"

/** $3 and $4 the stretch before; `fine` are sums by part and category, few enough to be added up in three ways. */
const report = (fine: string) => `
  with ${who}
  select who.currency, before.total as before_total, before.count as before_count, cell.part, cell.category_id,
    categories.name, categories.color, categories.icon, cell.total, cell.count
  from who
  cross join lateral (
    select coalesce(sum(amount), 0) as total, count(*)::integer as count
    from peers.expenses where book_id = who.book_id and date between $3 and $4
  ) as before
  cross join lateral (
    select part, category_id, coalesce(sum(total), 0) as total, coalesce(sum(count), 0)::integer as count
    from (${fine}) as fine
    group by grouping sets ((part), (category_id), ())
  ) as cell
  left join peers.categories on categories.book_id = who.book_id and categories.id = cell.category_id
  ${order}`

/** $3 and $4 the month before, $5 and $6 the month. */
export const monthlyStatement = report(`
  select extract(day from date)::integer as part, category_id, sum(amount) as total, count(*) as count
  from peers.expenses where book_id = who.book_id and date between $5 and $6
  group by 1, 2`)

/** $3 and $4 the year before, $5 the first day of the year. Month by month, so that none has to be told of its rows. */
export const yearlyStatement = report(`
  select part, category_id, total, count
  from generate_series(1, 12) as part
  cross join lateral (
    select category_id, sum(amount) as total, count(*) as count
    from peers.expenses
    where book_id = who.book_id and date >= ($5::date + make_interval(months => part - 1))::date
      and date < ($5::date + make_interval(months => part))::date
    group by 1
  ) as month`)

/** $3 and $4 the range; null for the current month in the time zone of the book. */
export const breakdownStatement = `
  with ${who}, asked as (
    select who.*, coalesce($3::date, month.first) as first,
      coalesce($4::date, (month.first + interval '1 month - 1 day')::date) as last
    from who, lateral (select date_trunc('month', now() at time zone who.time_zone)::date as first) as month
  )
  select asked.currency, asked.first, asked.last, null as part, cell.category_id,
    categories.name, categories.color, categories.icon, cell.total, cell.count
  from asked
  cross join lateral (
    select category_id, coalesce(sum(amount), 0) as total, count(*)::integer as count
    from peers.expenses where book_id = asked.book_id and date between asked.first and asked.last
    group by grouping sets ((category_id), ())
  ) as cell
  left join peers.categories on categories.book_id = asked.book_id and categories.id = cell.category_id
  ${order}`

export interface AccountRow {
  readonly id: string
  readonly password_hash: string
  readonly is_active: boolean
}

/** $1 the email in lower case. */
export const accountStatement = "select id, password_hash, is_active from peers.users where email = $1"

/** $1 the session, $2 the user, $3 now, $4 the digest and $5 the end of its refresh token, $6 the proven hash. */
export const openSessionStatement = `
  insert into peers.sessions (id, user_id, authenticated_at, refresh_digest, refresh_expires_at)
  select $1::uuid, id, $3::timestamptz, $4::text, $5::timestamptz
  from peers.users where id = $2::uuid and password_hash = $6 and is_active
  returning id`
