/** The security of Outlay: password hashing off the main thread, access tokens, refresh tokens. */
export * as AccessTokensJwt from "./AccessTokensJwt.ts"
export * as PasswordHasherBcrypt from "./PasswordHasherBcrypt.ts"
export * as RefreshTokensSha256 from "./RefreshTokensSha256.ts"
