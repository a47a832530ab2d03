/**
 * The tables. What SQL has to compare is a column; `body` is the whole entity, as JSON by the domain's own schema. Text
 * is compared byte by byte, which in UTF-8 is the order of code points that the ports promise.
 */
export const schema = `
  create table if not exists books (id text primary key, currency text not null, body text not null);

  create table if not exists categories (
    book_id text not null references books (id) on delete cascade,
    id text not null, name_key text not null, body text not null,
    primary key (book_id, id),
    unique (book_id, name_key)
  );

  create table if not exists expenses (
    book_id text not null, id text not null, category_id text not null,
    date text not null, amount integer not null, created_at integer not null,
    search_text text not null, body text not null,
    primary key (book_id, id),
    foreign key (book_id, category_id) references categories (book_id, id)
  );
  create index if not exists expenses_by_date on expenses (book_id, date, id);

  create table if not exists budgets (
    book_id text not null references books (id), id text not null, category_id text,
    start_date text not null, body text not null,
    primary key (book_id, id),
    foreign key (book_id, category_id) references categories (book_id, id)
  );
`
