/** Access tokens by @fastify/jwt: HS256 and nothing else, verified anew for each request. */
import jwt from "@fastify/jwt"
import type { FastifyInstance, FastifyRequest } from "fastify"
import { newId } from "../shared/ids.ts"
import { isUuid } from "../shared/newExpense.ts"
import { unauthenticated } from "../shared/problems.ts"
import { settings, tokens } from "../shared/settings.ts"

declare module "@fastify/jwt" {
  interface FastifyJWT {
    payload: { readonly sub: string; readonly sid: string; readonly auth_time: number; readonly jti: string }
    user: { readonly sub: string; readonly sid: string }
  }
}

export const registerTokens = async (app: FastifyInstance): Promise<void> => {
  await app.register(jwt, {
    secret: settings.secretKey,
    sign: {
      algorithm: "HS256",
      iss: tokens.issuer,
      aud: tokens.audience,
      expiresIn: tokens.lifetimeSeconds * 1000,
      header: { alg: "HS256", typ: tokens.type }
    },
    verify: {
      algorithms: ["HS256"],
      allowedIss: tokens.issuer,
      allowedAud: tokens.audience,
      checkTyp: tokens.type,
      requiredClaims: ["sub", "sid", "iat", "exp"]
    }
  })
}

export const issueToken = (app: FastifyInstance, user: string, session: string, now: number): string =>
  app.jwt.sign({ sub: user, sid: session, auth_time: Math.floor(now / 1000), jti: newId() })

interface Claims {
  readonly sub: string
  readonly sid: string
  readonly iat: number
}

/** Seconds by which the clock of the server that issued a token may be ahead. */
const leeway = 5

/** Whether its session still lives, the statement of the request asks. */
export const authenticate = async (request: FastifyRequest): Promise<void> => {
  const { iat, sid, sub } = await request.jwtVerify<Claims>()
  if (!isUuid(sid) || !isUuid(sub) || iat - leeway > Date.now() / 1000) throw unauthenticated
}
