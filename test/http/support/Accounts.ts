/** Users with their credentials and tokens, for tests of signing up, in and out. */
import { bodyOf, Client } from "./Client.ts"

export interface User {
  readonly id: string
  readonly email: string
  readonly username: string
  readonly full_name: string | null
  readonly currency: string
  readonly timezone: string
  readonly is_active: boolean
  readonly is_verified: boolean
  readonly created_at: string
  readonly updated_at: string
}

export interface TokenPair {
  readonly access_token: string
  readonly refresh_token: string
  readonly token_type: string
  readonly expires_in: number
}

export interface Account {
  readonly user: User
  readonly email: string
  readonly username: string
  readonly password: string
  readonly tokens: TokenPair
  /** Signed in with these tokens. */
  readonly client: Client
}

export const goodPassword = "correct horse battery"

let count = 0

/** The body of a registration that will do, with a name that nobody has. */
export const newcomer = <A extends object>(fields?: A) => {
  const username = `newcomer-${++count}`
  return { email: `${username}@example.com`, username, password: goodPassword, ...fields }
}

export const signIn = (url: string, email: string, password = goodPassword): Promise<TokenPair> =>
  bodyOf(200, new Client(url).post<TokenPair>("/auth/login", { email, password }))

/** Registers somebody and signs in. */
export const givenAccount = async (url: string, fields: object = {}): Promise<Account> => {
  const sent = newcomer(fields)
  const user = await bodyOf(201, new Client(url).post<User>("/auth/register", sent))
  const tokens = await signIn(url, sent.email, sent.password)
  return { ...sent, user, tokens, client: new Client(url, tokens.access_token) }
}
