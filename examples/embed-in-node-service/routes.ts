/** The service's own routes: who asks becomes an actor, what is asked a use case, and a refusal a status. */
import { type Actor, getBreakdown, listExpenses } from "@outlay/application"
import { type Book, type Expense, expenseQuery, formatMoney, InvalidValue, noFilter, searchWords } from "@outlay/domain"
import { Effect } from "effect"
import type { IncomingMessage } from "node:http"
import { json } from "node:stream/consumers"
import { recordNamed } from "./recordNamed.ts"
import { memberOf } from "./users.ts"

const toJson = ({ id, date, amount, description }: Expense) => ({ id, date, amount: formatMoney(amount), description })

const record = Effect.fnUntraced(function* (actor: Actor, request: IncomingMessage) {
  const body = yield* Effect.tryPromise({
    try: () => json(request),
    catch: () => new InvalidValue({ field: "the body", rule: "must be JSON" })
  })
  return toJson(yield* recordNamed(actor, body))
})

const list = Effect.fnUntraced(function* (actor: Actor, url: URL) {
  const filter = { ...noFilter, words: searchWords(url.searchParams.get("q") ?? "") }
  const { items, total } = yield* listExpenses(actor, expenseQuery({ filter }))
  return { total, expenses: items.map(toJson) }
})

const breakdown = Effect.fnUntraced(function* (actor: Actor) {
  const { total, categories } = yield* getBreakdown(actor)
  return {
    total: formatMoney(total),
    shares: categories.map(({ category, percentage }) => ({ category: category.name, percentage }))
  }
})

const routed = Effect.fnUntraced(function* (actor: Actor, request: IncomingMessage) {
  const url = new URL(request.url ?? "/", "http://localhost")
  switch (`${request.method} ${url.pathname}`) {
    case "POST /expenses":
      return { status: 201, body: yield* record(actor, request) }
    case "GET /expenses":
      return { status: 200, body: yield* list(actor, url) }
    case "GET /breakdown":
      return { status: 200, body: yield* breakdown(actor) }
    default:
      return { status: 404, body: { error: "there is no such path" } }
  }
})

// A refusal that has no status here does not compile; all else that goes wrong is a fault of ours.
const statuses = {
  CategoryNotFound: 422,
  CurrencyMismatch: 409,
  Forbidden: 403,
  InvalidValue: 422,
  SchemaError: 422
}

/** Answers a request about the team's book. */
export const answer = Effect.fn("answer")(function* (book: Book, request: IncomingMessage) {
  const member = memberOf(request.headers["x-api-key"]?.toString())
  if (member === undefined) return { status: 401, body: { error: "send your key as X-API-Key" } }
  const actor: Actor = { userId: member.id, book, role: member.role }
  return yield* routed(actor, request).pipe(
    Effect.catch(({ _tag, message }) => Effect.succeed({ status: statuses[_tag], body: { error: message } }))
  )
})
