/**
 * The schema of the first release. Rows hang on their book: primary keys are `(book_id, id)` and foreign keys name the
 * book, so that a row can't refer to another book's. Text is compared by code point, never by a locale of the server.
 * `revision` counts the writes of a row: `modify` writes only over the revision that it has read.
 * Reversing it removes all data.
 */
import { type Migration, statements } from "./Migration.ts"

const users = `
create table users (
  id uuid primary key,
  email text collate "C" not null constraint users_email_key unique,
  username text collate "C" not null,
  username_key text collate "C" not null constraint users_username_key unique,
  full_name text collate "C",
  password_hash text collate "C" not null,
  is_active boolean not null,
  is_verified boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null,
  revision integer not null default 1
)`

// The unique key lets rows with amounts refer to the currency: it can't change under them, nor can they differ from it.
const books = `
create table books (
  id uuid primary key,
  currency text collate "C" not null,
  time_zone text collate "C" not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null,
  revision integer not null default 1,
  constraint books_currency_key unique (id, currency)
)`

const members = [
  `create table members (
  book_id uuid not null constraint members_book_fk references books on delete cascade,
  user_id uuid not null constraint members_user_fk references users on delete cascade,
  role text collate "C" not null,
  primary key (book_id, user_id)
)`,
  "create index members_user on members (user_id)"
]

const categories = `
create table categories (
  book_id uuid not null constraint categories_book_fk references books on delete cascade,
  id uuid not null,
  name text collate "C" not null,
  name_key text collate "C" not null,
  description text collate "C",
  color text collate "C" not null,
  icon text collate "C",
  is_default boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null,
  revision integer not null default 1,
  primary key (book_id, id),
  constraint categories_name_key unique (book_id, name_key)
)`

// Removing a book removes its expenses by way of the currency. The category's key doesn't cascade: the check that
// nothing refers to a category is made at the end of the statement, when a removed book's expenses are gone too.
// `recorded_by` refers to no table, because embedders have users of their own.
const expenses = [
  `create table expenses (
  book_id uuid not null,
  id uuid not null,
  category_id uuid not null,
  recorded_by uuid not null,
  amount bigint not null constraint expenses_amount_check check (amount > 0),
  currency text collate "C" not null,
  date date not null,
  description text collate "C",
  payment_method text collate "C",
  tags text[] collate "C" not null,
  notes text collate "C",
  receipt_url text collate "C",
  search_text text collate "C" not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null,
  revision integer not null default 1,
  primary key (book_id, id),
  constraint expenses_category_fk foreign key (book_id, category_id) references categories (book_id, id),
  constraint expenses_currency_fk foreign key (book_id, currency) references books (id, currency) on delete cascade
)`,
  "create index expenses_date on expenses (book_id, date, id)",
  "create index expenses_amount on expenses (book_id, amount, id)",
  "create index expenses_created_at on expenses (book_id, created_at, id)",
  "create index expenses_category on expenses (book_id, category_id, date, id)",
  // The book goes in as one more tag (a tag has no comma), so that a tag of many books is looked up within one. Without
  // a pending list, because every search would have to read all of it.
  `create index expenses_tags on expenses using gin (array_prepend(',' || book_id::text, tags)) with (fastupdate = off)`
]

const budgets = [
  `create table budgets (
  book_id uuid not null,
  id uuid not null,
  category_id uuid,
  amount bigint not null constraint budgets_amount_check check (amount > 0),
  currency text collate "C" not null,
  period text collate "C" not null,
  start_date date not null,
  end_date date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null,
  revision integer not null default 1,
  primary key (book_id, id),
  constraint budgets_category_fk foreign key (book_id, category_id) references categories (book_id, id),
  constraint budgets_currency_fk foreign key (book_id, currency) references books (id, currency) on delete cascade
)`,
  "create index budgets_category on budgets (book_id, category_id)"
]

// A cell whose last expense is gone may stay with a count of 0. The key carries the sums: reports read nothing else.
const dailySpending = `
create table daily_spending (
  book_id uuid not null,
  date date not null,
  category_id uuid not null,
  total bigint not null,
  count integer not null,
  primary key (book_id, date, category_id) include (total, count),
  constraint daily_spending_category_fk
    foreign key (book_id, category_id) references categories (book_id, id) on delete cascade
)`

// An ended session stays, so that its tokens stay known.
const sessions = [
  `create table sessions (
  id uuid primary key,
  user_id uuid not null constraint sessions_user_fk references users on delete cascade,
  authenticated_at timestamptz not null,
  ended_at timestamptz
)`,
  "create index sessions_user on sessions (user_id)",
  `create table refresh_tokens (
  digest text collate "C" primary key,
  session_id uuid not null constraint refresh_tokens_session_fk references sessions on delete cascade,
  expires_at timestamptz not null,
  first_used_at timestamptz
)`,
  "create index refresh_tokens_session on refresh_tokens (session_id)"
]

export const createSchema: Migration = {
  id: 1,
  name: "create_schema",
  up: statements(users, books, ...members, categories, ...expenses, ...budgets, dailySpending, ...sessions),
  down: statements(
    "drop table refresh_tokens, sessions, daily_spending, budgets, expenses, categories, members, books, users"
  )
}
