/** Credentials and tokens on the wire. */
import { RequiredText } from "@outlay/domain"
import { Schema } from "effect"
import { Count, OpaqueText } from "./Common.ts"
import { GivenPassword } from "./UserJson.ts"

// Not checked to be an address: what is none belongs to nobody, and the answer must be the same.
export const LoginJson = Schema.Struct({
  email: RequiredText({ max: 254 }),
  password: GivenPassword
}).annotate({ identifier: "Login" })

export const RefreshTokenJson = Schema.Struct({
  refresh_token: Schema.RedactedFromValue(OpaqueText)
}).annotate({ identifier: "RefreshToken" })

export const TokenPairJson = Schema.Struct({
  access_token: Schema.String,
  refresh_token: Schema.String,
  token_type: Schema.Literal("bearer"),
  expires_in: Count.annotate({ description: "Seconds until the access token expires." })
}).annotate({ identifier: "TokenPair", description: "An access token, and a refresh token for the next pair." })
