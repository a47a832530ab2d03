/** What is asked of every server. */
import { type Book, password, year } from "./books.ts"
import type { Request } from "./Request.ts"

export interface Workload {
  readonly name: string
  readonly requests: ReadonlyArray<Request>
  /** Instead of those of the run. */
  readonly connections?: number
  /** At least, where an answer takes its time. */
  readonly seconds?: number
}

/** Three sizes, and of the first one some more: books that are written to have no other use. */
export interface Books {
  readonly written: ReadonlyArray<Book>
  readonly small: Book
  readonly medium: Book
  readonly large: Book
}

const base = "/api/v1"

const reading =
  (path: string) =>
  ({ token }: Book): Request => ({ method: "GET", path: `${base}${path}`, token })

const readingOne = (book: Book): ReadonlyArray<Request> => book.expenseIds.map((id) => reading(`/expenses/${id}`)(book))

export const recording = ({ categoryId, token }: Book): ReadonlyArray<Request> =>
  Array.from({ length: 28 }, (_, day) => ({
    method: "POST",
    path: `${base}/expenses`,
    token,
    body: {
      category_id: categoryId,
      amount: `${12 + day}.50`,
      date: `2025-03-${String(day + 1).padStart(2, "0")}`,
      description: "Coffee beans",
      payment_method: "card",
      tags: ["food"]
    }
  }))

export const firstPage = reading("/expenses")
const filtered = reading(`/expenses?start_date=${year}-03-01&end_date=${year}-05-31&min_amount=100&tags=travel`)
export const deepPage = (page: number) => reading(`/expenses?page=${page}`)
const behind = (cursor: string) => reading(`/expenses?cursor=${encodeURIComponent(cursor)}`)
const monthly = reading(`/analytics/monthly/${year}/3`)
const yearly = reading(`/analytics/yearly/${year}`)
const breakdown = reading(`/analytics/category-breakdown?start_date=${year}-01-01&end_date=${year}-12-31`)

const sizeOf = ({ expenses }: Book): string => expenses.toLocaleString("en")

/** Who adds up a million expenses for each answer gives few of them in a second. */
const secondsFor = ({ expenses }: Book): number => expenses / 80_000

const analytics = (book: Book): ReadonlyArray<Workload> => [
  { name: `monthly, ${sizeOf(book)}`, requests: [monthly(book)] },
  { name: `yearly, ${sizeOf(book)}`, requests: [yearly(book)], seconds: secondsFor(book) },
  { name: `breakdown, ${sizeOf(book)}`, requests: [breakdown(book)], seconds: secondsFor(book) }
]

/** Eight reads of a kind that a page makes for two expenses that are recorded. */
export const mixed = ({ small, written }: Books): ReadonlyArray<Request> =>
  written.flatMap(recording).flatMap((create, index) => {
    const one = readingOne(small)[index % small.expenseIds.length] ?? firstPage(small)
    return index % 2 === 0
      ? [one, firstPage(small), one, monthly(small), create]
      : [one, one, firstPage(small), one, create]
  })

export const login = ({ email }: Book): Request => ({
  method: "POST",
  path: `${base}/auth/login`,
  body: { email, password }
})

/** `deep` is a page far behind, and the cursor of the same place. */
export const workloads = (
  books: Books,
  deep: { readonly page: number; readonly cursor: string }
): ReadonlyArray<Workload> => {
  const { large, medium, small, written } = books
  return [
    { name: "get", requests: readingOne(small) },
    { name: "create", requests: written.flatMap(recording) },
    { name: "create, all in one book", requests: written.slice(0, 1).flatMap(recording) },
    { name: `list, ${sizeOf(small)}`, requests: [firstPage(small)] },
    { name: "mixed 80/20", requests: mixed(books) },
    { name: `list filtered, ${sizeOf(medium)}`, requests: [filtered(medium)] },
    { name: `list first page, ${sizeOf(medium)}`, requests: [firstPage(medium)] },
    { name: `list deep by cursor, ${sizeOf(medium)}`, requests: [behind(deep.cursor)(medium)] },
    { name: `list deep by page, ${sizeOf(medium)}`, requests: [deepPage(deep.page)(medium)] },
    ...[small, medium, large].flatMap(analytics),
    { name: "login", requests: [login(small)], connections: 4, seconds: 10 }
  ]
}

/** What grows with a book, if anything does. `cursor` is of a place far behind. */
export const growing = (book: Book, cursor: string): ReadonlyArray<Workload> => [
  { name: "create", requests: recording(book) },
  { name: "get", requests: readingOne(book) },
  { name: "list", requests: [firstPage(book)] },
  { name: "list by cursor", requests: [behind(cursor)(book)] },
  { name: "list filtered", requests: [filtered(book)] },
  { name: "monthly", requests: [monthly(book)] },
  { name: "yearly", requests: [yearly(book)] },
  { name: "breakdown", requests: [breakdown(book)] }
]
