-- The tables of the servers that Outlay is measured against. Both run on the same ones: the rows of Outlay, without what
-- only Outlay does with them (profiles, budgets, idempotency keys, attempts), and without `daily_spending`: the peers
-- compute analytics from the expenses themselves.
--
--   peers.users       from users       id, email (lower case), password_hash (bcrypt), is_active
--   peers.books       from books       id, currency, time_zone; decimals: how many the currency has, by ISO 4217
--   peers.members     from members     the same
--   peers.sessions    from sessions    id, user_id, authenticated_at, ended_at; the digest and the end of the one refresh
--                                      token are those of `refresh_tokens`, which here is no table of its own
--   peers.categories  from categories  book_id, id, name, name_key (lower case), color, icon
--   peers.expenses    from expenses    the same, without revision
--
-- Ids, minor units, dates, instants (to the millisecond) and versions are the same, so that answers are, too.

create schema peers;

create table peers.users (
  id uuid primary key,
  email text collate "C" not null unique,
  password_hash text not null,
  is_active boolean not null
);

create table peers.books (
  id uuid primary key,
  currency text not null,
  decimals smallint not null,
  time_zone text not null
);

create table peers.members (
  user_id uuid not null references peers.users on delete cascade,
  book_id uuid not null references peers.books on delete cascade,
  role text not null,
  primary key (user_id, book_id)
);

create table peers.sessions (
  id uuid primary key,
  user_id uuid not null references peers.users on delete cascade,
  authenticated_at timestamptz not null,
  ended_at timestamptz,
  refresh_digest text collate "C" unique,
  refresh_expires_at timestamptz
);

create table peers.categories (
  book_id uuid not null references peers.books on delete cascade,
  id uuid not null,
  name text collate "C" not null,
  name_key text collate "C" not null,
  color text not null,
  icon text,
  primary key (book_id, id),
  unique (book_id, name_key)
);

create table peers.expenses (
  book_id uuid not null,
  id uuid not null,
  category_id uuid not null,
  recorded_by uuid not null,
  amount bigint not null check (amount > 0),
  currency text not null,
  date date not null,
  description text,
  payment_method text collate "C",
  tags text[] collate "C" not null,
  notes text,
  receipt_url text,
  search_text text collate "C" not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null,
  primary key (book_id, id),
  foreign key (book_id, category_id) references peers.categories (book_id, id)
);

-- Also carries what totals and analytics add up, so that they read the index alone.
create index expenses_date on peers.expenses (book_id, date desc, id desc) include (category_id, amount);
create index expenses_amount on peers.expenses (book_id, amount desc, id desc);
create index expenses_created_at on peers.expenses (book_id, created_at desc, id desc);
create index expenses_category on peers.expenses (book_id, category_id, date desc, id desc);

-- The book as one more tag (a tag has no comma), so that a tag of many books is looked up within one.
create index expenses_tags on peers.expenses using gin (array_prepend(',' || book_id::text, tags))
  with (fastupdate = off);
