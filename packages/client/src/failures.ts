/** How a call can fail without a problem that the server has answered. Those are in the contract. */
import { Schema } from "effect"

const cause = Schema.Defect()

/**
 * No answer came, however often it was tried. What was asked for may have been done all the same.
 *
 * @example
 * ```ts
 * import { createClient } from "@outlay/client"
 *
 * const offline = createClient({
 *   baseUrl: "https://outlay.example",
 *   fetch: () => Promise.reject(new TypeError("fetch failed")),
 *   retries: { times: 0 }
 * })
 * const answer = await offline.service.getLiveness()
 * console.log(answer.ok || answer.error.message) // the server can't be reached
 * ```
 */
export class Unreachable extends Schema.TaggedError<Unreachable>()("Unreachable", { cause }) {
  override get message() {
    return "the server can't be reached"
  }
}

/**
 * Something answered, and not as the contract says: a proxy, or a server of another version.
 *
 * @example
 * ```ts
 * import { createClient } from "@outlay/client"
 *
 * const behindPortal = createClient({
 *   baseUrl: "https://outlay.example",
 *   fetch: async () => new Response("<h1>Welcome to our WiFi</h1>", { headers: { "content-type": "text/html" } })
 * })
 * const answer = await behindPortal.service.getLiveness()
 * console.log(answer.ok || answer.error._tag) // UnexpectedAnswer
 * ```
 */
export class UnexpectedAnswer extends Schema.TaggedError<UnexpectedAnswer>()("UnexpectedAnswer", { cause }) {
  override get message() {
    return "the answer is not one of the contract"
  }
}

/**
 * What was to be sent has not the shape that the contract tells, or there is nowhere to send it; it was not sent.
 *
 * @example
 * ```ts
 * import { createClient } from "@outlay/client"
 *
 * const nowhere = createClient({ baseUrl: "outlay.example" })
 * const answer = await nowhere.service.getLiveness()
 * console.log(answer.ok || answer.error._tag) // InvalidRequest
 * ```
 */
export class InvalidRequest extends Schema.TaggedError<InvalidRequest>()("InvalidRequest", { cause }) {
  override get message() {
    return "the request is not one of the contract"
  }
}

/**
 * The tokens are no longer accepted and are forgotten: somebody has to sign in again.
 *
 * @example
 * ```ts
 * import type { OutlayClient } from "@outlay/client"
 * import { Effect } from "effect"
 *
 * // Lets somebody sign in again, and asks once more.
 * export const categories = (client: OutlayClient.OutlayClient, signIn: Effect.Effect<void>) =>
 *   client.categories
 *     .listCategories()
 *     .pipe(Effect.catchTag("SessionEnded", () => Effect.andThen(signIn, client.categories.listCategories())))
 * ```
 */
export class SessionEnded extends Schema.TaggedError<SessionEnded>()("SessionEnded", {}) {
  override get message() {
    return "the session has ended"
  }
}

/**
 * What any call can fail with.
 *
 * @example
 * ```ts
 * import { type CallFailed, Unreachable } from "@outlay/client"
 *
 * const advice = (failure: CallFailed) => {
 *   if (failure._tag === "Unreachable") return "Are you online?"
 *   return failure._tag === "UnexpectedAnswer" ? "Is there a newer version of this app?" : "Please tell us of this."
 * }
 * console.log(advice(new Unreachable({ cause: "offline" }))) // Are you online?
 * ```
 */
export type CallFailed = Unreachable | UnexpectedAnswer | InvalidRequest
