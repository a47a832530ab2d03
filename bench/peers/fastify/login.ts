/** Signing in. The native bcrypt computes on a thread of libuv's pool. */
import { compare } from "bcrypt"
import type { FastifyInstance, FastifyRequest } from "fastify"
import { type Credentials, decoyHash, isWhole, readCredentials } from "../shared/credentials.ts"
import { query } from "../shared/database.ts"
import { newId } from "../shared/ids.ts"
import { type Parameters, reportUnknown } from "../shared/parameters.ts"
import { type Fault, invalid, wrongCredentials } from "../shared/problems.ts"
import { newRefreshToken } from "../shared/refreshToken.ts"
import { tokens } from "../shared/settings.ts"
import { type AccountRow, accountStatement, openSessionStatement } from "../shared/statements.ts"
import { refuse, refuseInput } from "./refusals.ts"
import * as schemas from "./schemas.ts"
import { issueToken } from "./tokens.ts"

const known: ReadonlySet<string> = new Set()

const faultsOf = (request: FastifyRequest): ReadonlyArray<Fault> => {
  const faults: Array<Fault> = []
  reportUnknown(request.query as Parameters, known, faults)
  readCredentials(request.body, faults)
  return faults
}

// An unknown account takes as long as a wrong password.
const proven = async ({ email, password }: Credentials): Promise<AccountRow | undefined> => {
  const [account] = await query<AccountRow>(accountStatement, [email])
  const matches = await compare(password, account?.password_hash ?? decoyHash)
  return matches && account?.is_active && isWhole(password) ? account : undefined
}

export const registerLogin = async (app: FastifyInstance): Promise<void> => {
  app.post(
    "/login",
    {
      schema: {
        body: schemas.credentials,
        querystring: schemas.noParameters,
        response: { 200: schemas.tokenPair }
      },
      config: { faultsOf }
    },
    async (request, reply) => {
      const credentials = readCredentials(request.body, [])
      if (credentials === undefined) return refuseInput(request, reply, () => invalid(faultsOf(request)))
      const account = await proven(credentials)
      if (account === undefined) return refuse(request, reply, wrongCredentials)

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
      if (opened.length === 0) return refuse(request, reply, wrongCredentials)
      return {
        access_token: issueToken(app, account.id, session, now),
        refresh_token: refresh.token,
        token_type: "bearer",
        expires_in: tokens.lifetimeSeconds
      }
    }
  )
}
