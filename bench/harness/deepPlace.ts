/** A place far behind in a list, as a page number and as the cursor that leads there. */
import { ask } from "./agree.ts"
import type { Book } from "./books.ts"
import type { Server } from "./server.ts"
import { deepPage } from "./workloads.ts"

const perPage = 20
const wantedPage = 2000

export const deepPlace = async (server: Server | undefined, book: Book) => {
  if (server === undefined) throw new Error("no server was started")
  const page = Math.min(wantedPage, Math.floor(book.expenses / perPage) - 1)
  const { body } = await ask(server, deepPage(page - 1)(book))
  const cursor: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "next_cursor") : undefined
  if (typeof cursor !== "string") throw new Error(`page ${page - 1} has no page behind it`)
  return { page, cursor }
}
