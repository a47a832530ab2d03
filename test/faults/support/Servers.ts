/** The real program as these tests start it, and accounts on it. */
import { bodyOf, Client } from "../../http/support/Client.ts"
import type { Category, List } from "../../http/support/Shapes.ts"
import { type Options, type Server, serve } from "../../e2e/support/Outlay.ts"
import type { Environment } from "../../e2e/support/Program.ts"

/** Every flood here comes from one address and most of it from one account. */
const unlimited = {
  RATE_LIMIT_LOGIN_ACCOUNT: "off",
  RATE_LIMIT_LOGIN_ADDRESS: "off",
  RATE_LIMIT_REGISTER: "off",
  LOG_LEVEL: "error"
}

export const started = (env: Environment, options: Omit<Options, "env"> = {}): Promise<Server> =>
  serve({ ...unlimited, ...env }, options)

export const memory = { DATABASE_URL: "memory:" }

export const credentials = { email: "ann@example.com", password: "correct horse battery" }

export interface Member {
  readonly client: Client
  /** The first of the predefined categories. */
  readonly category: string
}

export const signIn = async (url: string): Promise<Member> => {
  const { access_token } = await bodyOf(200, new Client(url).post<{ access_token: string }>("/auth/login", credentials))
  const client = new Client(url, access_token)
  const { items } = await bodyOf(200, client.get<List<Category>>("/categories"))
  const [first] = items
  if (first === undefined) throw new Error("an account has categories")
  return { client, category: first.id }
}

/** Registers and signs in. */
export const member = async (url: string): Promise<Member> => {
  await bodyOf(201, new Client(url).post("/auth/register", { ...credentials, username: "ann" }))
  return signIn(url)
}
