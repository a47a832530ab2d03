/** The tokens of a session, and where an app keeps them. */

export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
  /** When the access token expires, in milliseconds since 1970. */
  readonly expiresAt: number
}

/**
 * Where tokens are kept. It is asked before every request, so that several clients (the tabs of a browser) can share a
 * session; what is slow to read should be remembered by the store.
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
