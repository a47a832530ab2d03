/** Statements that make a book with one category of the same id, under the first schema and all later ones. */
export const book = "01900000-0000-7000-8000-000000000001"

export const givenBook: ReadonlyArray<string> = [
  `insert into books (id, currency, time_zone, created_at, updated_at, version)
   values ('${book}', 'EUR', 'UTC', now(), now(), 1)`,
  `insert into categories (book_id, id, name, name_key, color, is_default, created_at, updated_at, version)
   values ('${book}', '${book}', 'a', 'a', '#000000', false, now(), now(), 1)`
]
