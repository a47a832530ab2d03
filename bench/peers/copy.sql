-- Fills the peers' tables, which must be empty, from Outlay's tables in the schema `public` of the same database. One
-- transaction; afterwards run `vacuum (analyze)` on both, which can't be done within one.

insert into peers.users (id, email, password_hash, is_active)
select id, email, password_hash, is_active from public.users;

insert into peers.books (id, currency, decimals, time_zone)
select id, currency,
  case
    when currency in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV',
      'XAF', 'XOF', 'XPF') then 0
    when currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 3
    when currency in ('CLF', 'UYW') then 4
    else 2
  end,
  time_zone
from public.books;

insert into peers.members (user_id, book_id, role)
select user_id, book_id, role from public.members;

insert into peers.sessions (id, user_id, authenticated_at, ended_at, refresh_digest, refresh_expires_at)
select sessions.id, sessions.user_id, sessions.authenticated_at, sessions.ended_at, token.digest, token.expires_at
from public.sessions
left join lateral (
  select digest, expires_at from public.refresh_tokens
  where session_id = sessions.id and first_used_at is null
  order by expires_at desc, digest limit 1
) as token on true;

insert into peers.categories (book_id, id, name, name_key, color, icon)
select book_id, id, name, name_key, color, icon from public.categories;

insert into peers.expenses (book_id, id, category_id, recorded_by, amount, currency, date, description, payment_method,
  tags, notes, receipt_url, search_text, created_at, updated_at, version)
select book_id, id, category_id, recorded_by, amount, currency, date, description, payment_method,
  tags, notes, receipt_url, search_text, created_at, updated_at, version
from public.expenses;
