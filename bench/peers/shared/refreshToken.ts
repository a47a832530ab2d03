/** Refresh tokens of 256 random bits, of which only the digest is stored. */
import { hash, randomBytes } from "node:crypto"
import { refreshLifetimeMillis } from "./settings.ts"

export const newRefreshToken = (now: number) => {
  const token = randomBytes(32).toString("base64url")
  return {
    token,
    digest: hash("sha256", token, "base64url"),
    expiresAt: new Date(now + refreshLifetimeMillis).toISOString()
  }
}
