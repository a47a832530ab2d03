/**
 * Each tag goes into the index along with its book. Before, the book was one more tag, and whoever looked for a tag read
 * where all expenses of the book are, which took most of the time of the search; and expenses without tags were in the
 * index too. Reversing it loses nothing.
 */
import { type Migration, statements } from "./Migration.ts"

// All that follows the last comma is the book, so that no tag of one book is mistaken for another's.
const tagOf = (tag: string) => `${tag} || ',' || book::text`

// Most expenses have few tags. A query in it would keep the function from being expanded in the statements that call it,
// and the call takes half as long as recording the expense.
const functions = [
  `create function many_book_tags(book uuid, tags text[]) returns text[] language sql immutable parallel safe
  return (select array_agg(${tagOf("tag")}) from unnest(tags) as tag)`,
  `create function book_tags(book uuid, tags text[]) returns text[] language sql immutable parallel safe
  return case cardinality(tags)
    when 0 then tags
    when 1 then array[${tagOf("tags[1]")}]
    when 2 then array[${tagOf("tags[1]")}, ${tagOf("tags[2]")}]
    else many_book_tags(book, tags)
  end`
]

// Without a pending list, because every search would have to read all of it.
const index = (tags: string) => `create index expenses_tags on expenses using gin (${tags}) with (fastupdate = off)`

export const indexTagsOfBooks: Migration = {
  id: 4,
  name: "tags_of_books",
  up: statements("drop index expenses_tags", ...functions, index("book_tags(book_id, tags)")),
  down: statements(
    "drop index expenses_tags",
    "drop function book_tags, many_book_tags",
    index("array_prepend(',' || book_id::text, tags)")
  )
}
