/** Access tokens: JWTs (RFC 9068) by HS256, read and written by hand. */
import { createHmac, createSecretKey, timingSafeEqual } from "node:crypto"
import { newId } from "../shared/ids.ts"
import { isUuid } from "../shared/newExpense.ts"
import { settings, tokens } from "../shared/settings.ts"

export interface Claims {
  readonly sub: string
  readonly sid: string
}

const key = createSecretKey(settings.secretKey, "utf8")
const header = Buffer.from(JSON.stringify({ alg: "HS256", typ: tokens.type })).toString("base64url")
/** Seconds by which the clock of the server that issued a token may be ahead. */
const leeway = 5

export const issueToken = (user: string, session: string, now: number): string => {
  const seconds = Math.floor(now / 1000)
  const payload = JSON.stringify({
    sid: session,
    auth_time: seconds,
    iss: tokens.issuer,
    aud: tokens.audience,
    sub: user,
    jti: newId(),
    iat: seconds,
    exp: seconds + tokens.lifetimeSeconds
  })
  const signed = `${header}.${Buffer.from(payload).toString("base64url")}`
  return `${signed}.${createHmac("sha256", key).update(signed).digest("base64url")}`
}

const bearer = /^bearer +(?=\S)/i

/** The claims of the token in a header; none when it is forged, expired, of another kind or no token at all. */
export const claimsOf = (authorization: string | undefined): Claims | undefined => {
  if (authorization === undefined) return undefined
  const prefix = authorization.startsWith("Bearer e") ? 7 : (bearer.exec(authorization)?.[0].length ?? -1)
  if (prefix < 0) return undefined
  const token = authorization.slice(prefix)
  const first = token.indexOf(".")
  const second = token.indexOf(".", first + 1)
  if (first < 0 || second < 0 || !isOwnHeader(token.slice(0, first))) return undefined
  const made = createHmac("sha256", key).update(token.slice(0, second)).digest()
  const given = Buffer.from(token.slice(second + 1), "base64url")
  if (given.length !== made.length || !timingSafeEqual(given, made)) return undefined
  const payload = valueOf(token.slice(first + 1, second))
  return isInForce(payload) ? payload : undefined
}

const isOwnHeader = (text: string): boolean => {
  if (text === header) return true
  const { alg, typ } = valueOf(text) ?? {}
  return alg === "HS256" && typ === tokens.type
}

const valueOf = (part: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString())
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined
  } catch {
    return undefined
  }
}

// What is signed was made here, but any of our keys' holders may have signed something else.
const isInForce = (payload: Readonly<Record<string, unknown>> | undefined): payload is typeof payload & Claims => {
  if (payload === undefined) return false
  const { aud, exp, iat, iss, nbf, sid, sub } = payload
  const now = Math.floor(Date.now() / 1000)
  return (
    iss === tokens.issuer &&
    (aud === tokens.audience || (Array.isArray(aud) && aud.includes(tokens.audience))) &&
    typeof exp === "number" &&
    now < exp &&
    typeof iat === "number" &&
    iat - leeway <= now &&
    (nbf === undefined || (typeof nbf === "number" && nbf - leeway <= now)) &&
    typeof sub === "string" &&
    isUuid(sub) &&
    typeof sid === "string" &&
    isUuid(sid)
  )
}
