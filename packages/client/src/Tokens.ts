/** The tokens of a session, and where an app keeps them. */

/**
 * The tokens of a session, as they are kept.
 *
 * @example
 * ```ts
 * import { createClient, type Tokens, tokensInMemory } from "@outlay/client"
 *
 * // Goes on with a session that has begun elsewhere.
 * export const resumed = (tokens: Tokens) =>
 *   createClient({ baseUrl: "https://outlay.example", tokens: tokensInMemory(tokens) })
 * ```
 */
export interface Tokens {
  /** The bearer token of requests. */
  readonly accessToken: string
  /** What a new pair is got for; it is spent by that. */
  readonly refreshToken: string
  /** When the access token expires, in milliseconds since 1970. */
  readonly expiresAt: number
}

/**
 * Where tokens are kept. It is asked before every request, so that several clients (the tabs of a browser) can share a
 * session; what is slow to read should be remembered by the store.
 *
 * @example
 * ```ts
 * import type { TokenStore } from "@outlay/client"
 *
 * // Shared by the tabs of a browser, until it is signed out.
 * export const inBrowser: TokenStore = {
 *   load: () => JSON.parse(localStorage.getItem("outlay") ?? "null") ?? undefined,
 *   save: (tokens) =>
 *     tokens === undefined ? localStorage.removeItem("outlay") : localStorage.setItem("outlay", JSON.stringify(tokens))
 * }
 * ```
 */
export interface TokenStore {
  readonly load: () => Tokens | undefined | Promise<Tokens | undefined>
  /** After signing in and after each refresh; `undefined`, once, when the session has ended. */
  readonly save: (tokens: Tokens | undefined) => void | Promise<void>
}

/**
 * Keeps tokens for as long as the client is there.
 *
 * @example
 * ```ts
 * import { createClient, tokensInMemory } from "@outlay/client"
 *
 * export const client = createClient({ baseUrl: "https://outlay.example", tokens: tokensInMemory() })
 * ```
 */
export const tokensInMemory = (initial?: Tokens) => {
  let kept = initial
  return { load: () => kept, save: (tokens: Tokens | undefined) => void (kept = tokens) }
}
