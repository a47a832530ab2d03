/** Attempts to come in from many addresses, by a proxy that is trusted, and what is told of their limits. */
import { assert } from "@effect/vitest"
import { type Account, goodPassword, newcomer, type TokenPair, type User } from "../support/Accounts.ts"
import { type Answer, bodyOf, Client } from "../support/Client.ts"
import { problemOf } from "../support/Problem.ts"

export const trustsLoopback = (address: string): boolean => address === "127.0.0.1"

let count = 0

/** One that nobody else has. */
export const newAddress = (): string => `198.18.${Math.floor(++count / 256)}.${count % 256}`

export const via = (address: string) => ({ "x-forwarded-for": address })

export const login = (url: string, email: string, password: string, address = newAddress()) =>
  new Client(url).post<TokenPair>("/auth/login", { email, password }, via(address))

/** The window of failed logins, in seconds. */
export const quarter = 900

export const wrongPassword = "a wrong password"

/** So many wrong passwords, one after the other; gives the statuses. */
export const fail = async (url: string, email: string, times: number, address?: string) => {
  const statuses: Array<number> = []
  for (let n = 0; n < times; n++) statuses.push((await login(url, email, wrongPassword, address)).status)
  return statuses
}

export const many = <A>(times: number, item: A): ReadonlyArray<A> => Array.from({ length: times }, () => item)

/** Registers somebody and signs in, from an address of their own. */
export const givenAccount = async (url: string): Promise<Account> => {
  const sent = newcomer()
  const user = await bodyOf(201, new Client(url).post<User>("/auth/register", sent, via(newAddress())))
  const tokens = await bodyOf(200, login(url, sent.email, goodPassword))
  return { ...sent, user, tokens, client: new Client(url, tokens.access_token) }
}

/** What an answer tells of a limit, by its name: how many are left, and in how many seconds all will be. */
export const limitIn = ({ headers }: Answer, name: string) => {
  const item = (header: string) =>
    (headers.get(header) ?? "").split(", ").find((it) => it.startsWith(`"${name}";`)) ?? ""
  const [, remaining, seconds] = /;r=(\d+);t=(\d+)$/.exec(item("ratelimit")) ?? []
  const [, max, window] = /;q=(\d+);w=(\d+)$/.exec(item("ratelimit-policy")) ?? []
  return { remaining: Number(remaining), seconds: Number(seconds), max: Number(max), window: Number(window) }
}

/** Checks that it is refused for a limit, and gives the seconds that it is told to wait. */
export const refusedFor = (answer: Answer, name: string, most: number): number => {
  const problem = problemOf(429, answer)
  assert.strictEqual(problem.type, "/problems/too-many-requests")
  const header = answer.headers.get("retry-after") ?? ""
  assert.match(header, /^[1-9]\d*$/)
  assert.isAtMost(Number(header), most)
  const { remaining, seconds } = limitIn(answer, name)
  assert.deepStrictEqual([remaining, seconds], [0, Number(header)])
  return Number(header)
}
