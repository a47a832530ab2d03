/**
 * The one book of the team, opened with the predefined categories the first time. Its id is all that a service has to
 * keep of it, beside its own users; here that is a file.
 */
import { openBook } from "@outlay/application"
import { BookId, BookRepository, CurrencyCode, TimeZone } from "@outlay/domain"
import { Effect } from "effect"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

const settings = { currency: CurrencyCode.make("EUR"), timeZone: TimeZone.make("Europe/Vienna") }

export const openTeamBook = Effect.fn("openTeamBook")(function* (folder: string | undefined) {
  if (folder === undefined) return yield* openBook(settings)
  const note = join(folder, "team-book-id")
  if (existsSync(note)) {
    return yield* (yield* BookRepository).get(BookId.make(readFileSync(note, "utf8")))
  }
  const book = yield* openBook(settings)
  writeFileSync(note, book.id)
  return book
})
