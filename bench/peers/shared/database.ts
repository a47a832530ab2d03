/**
 * The connection pool, by postgres.js. Every statement is prepared once per connection. What would have to be made to
 * an object and back again stays the text that answers are made of: dates, instants, and arrays as JSON.
 */
import postgres from "postgres"
import { settings } from "./settings.ts"

const asItIs = (value: string): string => value

// PostgreSQL writes `2026-11-22 06:03:11.12+00`, answers have `2026-11-22T06:03:11.120Z`.
const instantOf = (text: string): string =>
  `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, "0").slice(0, 3)}Z`

const sql = postgres(settings.databaseUrl, {
  max: settings.pool,
  fetch_types: false,
  connection: { search_path: "peers", TimeZone: "UTC", application_name: "peers" },
  types: {
    date: { to: 1082, from: [1082], serialize: asItIs, parse: asItIs },
    timestamptz: { to: 1184, from: [1184], serialize: asItIs, parse: instantOf }
  },
  onnotice: () => {}
})

export type Parameter = string | number | null

/** Runs one statement in one round trip. */
export const query = <Row>(statement: string, parameters: Array<Parameter>): PromiseLike<Array<Row>> =>
  sql.unsafe<Array<Row & postgres.Row>>(statement, parameters, { prepare: true })

export const closeDatabase = (): Promise<void> => sql.end({ timeout: 5 })

/** An array of texts as PostgreSQL reads it. */
export const arrayLiteral = (texts: ReadonlyArray<string>): string =>
  texts.length === 0 ? "{}" : `{${texts.map((text) => `"${text.replace(/["\\]/g, "\\$&")}"`).join(",")}}`

const unreachable = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "57P01",
  "57P03",
  "53300"
])

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : ""

/** The database can't be reached, or has no place for us. */
export const isUnreachable = (error: unknown): boolean => unreachable.has(codeOf(error))

/** The category was removed by somebody else while an expense was written. */
export const isForeignKeyViolation = (error: unknown): boolean => codeOf(error) === "23503"
