/** Signing in. bcryptjs computes on this thread, a slice at a time, as it does wherever nothing else was set up. */
import { compare } from "bcryptjs"
import { type Credentials, decoyHash, isWhole, readCredentials } from "../shared/credentials.ts"
import { query } from "../shared/database.ts"
import { newId } from "../shared/ids.ts"
import { parametersOf, reportUnknown } from "../shared/parameters.ts"
import { type Fault, invalid, Refusal, wrongCredentials } from "../shared/problems.ts"
import { newRefreshToken } from "../shared/refreshToken.ts"
import { tokens } from "../shared/settings.ts"
import { type AccountRow, accountStatement, openSessionStatement } from "../shared/statements.ts"
import { readJson } from "./body.ts"
import { answer, type Exchange, refuse } from "./exchange.ts"
import { issueToken } from "./token.ts"

const known: ReadonlySet<string> = new Set()

export const login = async (exchange: Exchange): Promise<void> => {
  const body = await readJson(exchange.request)
  if (body instanceof Refusal) return refuse(exchange, body)
  const faults: Array<Fault> = []
  reportUnknown(parametersOf(exchange.search), known, faults)
  const credentials = readCredentials(body, faults)
  if (credentials === undefined) return refuse(exchange, invalid(faults))
  const account = await proven(credentials)
  if (account === undefined) return refuse(exchange, wrongCredentials)

  const now = Date.now()
  const session = newId()
  const refresh = newRefreshToken(now)
  const opened = await query(openSessionStatement, [
    session,
    account.id,
    new Date(now).toISOString(),
    refresh.digest,
    refresh.expiresAt,
    account.password_hash
  ])
  if (opened.length === 0) return refuse(exchange, wrongCredentials)
  const access = issueToken(account.id, session, now)
  return answer(
    exchange,
    200,
    `{"access_token":"${access}","refresh_token":"${refresh.token}","token_type":"bearer","expires_in":${tokens.lifetimeSeconds}}`
  )
}

// An unknown account takes as long as a wrong password.
const proven = async ({ email, password }: Credentials): Promise<AccountRow | undefined> => {
  const [account] = await query<AccountRow>(accountStatement, [email])
  const matches = await compare(password, account?.password_hash ?? decoyHash)
  return matches && account?.is_active && isWhole(password) ? account : undefined
}
