/**
 * What the parts that a request goes through note down on the way: headers for its answer, whatever that will be, and
 * who asked. The gateway gives each request notes of its own, and reads them when the answer goes out.
 */
import type { UserId } from "@outlay/domain"
import { Context, Effect } from "effect"

export interface RequestNotes {
  readonly headers: Map<string, string>
  userId: UserId | undefined
  /** The template of its path, from a route that the contract does not have. */
  route: string | undefined
}

export const newNotes = (): RequestNotes => ({ headers: new Map(), userId: undefined, route: undefined })

/** Outside of a request nobody reads them. */
export const RequestNotes = Context.Reference<RequestNotes>("@outlay/adapters-http/handlers/RequestNotes", {
  defaultValue: newNotes
})

export const noteHeader = (name: string, value: string): Effect.Effect<void> =>
  Effect.map(RequestNotes, ({ headers }) => void headers.set(name, value))

export const noteUser = (userId: UserId): Effect.Effect<void> =>
  Effect.map(RequestNotes, (notes) => void (notes.userId = userId))

export const noteRoute = (route: string): Effect.Effect<void> =>
  Effect.map(RequestNotes, (notes) => void (notes.route = route))
