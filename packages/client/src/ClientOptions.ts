import type { Duration } from "effect"
import type { RetryOptions } from "./retrying.ts"
import type { TokenStore } from "./Tokens.ts"

/**
 * What a client is told when it is made.
 *
 * @example
 * ```ts
 * import { type ClientOptions, createClient } from "@outlay/client"
 *
 * // For somebody who waits in front of a screen.
 * const impatient: ClientOptions = {
 *   baseUrl: "https://host.example/money",
 *   timeout: "5 seconds",
 *   retries: { times: 1, longestWait: "2 seconds" }
 * }
 * export const client = createClient(impatient)
 * ```
 */
export interface ClientOptions {
  /** Where the server is, such as `https://outlay.example`, with the path that it is mounted under, if any. */
  readonly baseUrl: string
  /** Where the tokens are kept; without it, in memory. */
  readonly tokens?: TokenStore
  /** How long is waited for the whole answer each time that a request is sent: 30 seconds unless told otherwise. */
  readonly timeout?: Duration.Input
  /** How often and how long requests are tried again that may be sent twice. */
  readonly retries?: RetryOptions
}
