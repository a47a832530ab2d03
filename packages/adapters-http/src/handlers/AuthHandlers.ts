import {
  type AccessTokens,
  type AttemptLimits,
  type IdGenerator,
  login,
  logout,
  type PasswordHasher,
  type Principals,
  refresh,
  type RefreshSessions,
  type RefreshTokens,
  register,
  type TokenPair,
  type Transactor
} from "@outlay/application"
import type { BookRepository, CategoryRepository, UserRepository } from "@outlay/domain"
import { Effect, Redacted } from "effect"
import type { TokenPairJson } from "../json/TokenJson.ts"
import { toUserJson } from "../json/UserJson.ts"
import * as Problems from "../problems/Problems.ts"
import { invalid, refuse } from "../problems/refuse.ts"
import { tagged } from "./Conditional.ts"
import { EmailTaken, TooManyAttempts, UsernameTaken } from "./refusals.ts"
import { RegistrationDefaults } from "./RegistrationDefaults.ts"
import { inherited } from "../serving/inherited.ts"
import { serve } from "../serving/serve.ts"

type Ports =
  | AccessTokens
  | AttemptLimits
  | BookRepository
  | CategoryRepository
  | IdGenerator
  | PasswordHasher
  | Principals
  | RefreshSessions
  | RefreshTokens
  | Transactor
  | UserRepository

const toTokenPairJson = (pair: TokenPair): typeof TokenPairJson.Type => ({
  access_token: Redacted.value(pair.accessToken),
  refresh_token: Redacted.value(pair.refreshToken),
  token_type: "bearer",
  expires_in: pair.expiresIn
})

export const layer = serve(
  "auth",
  Effect.fn(function* (handle) {
    const ports = yield* inherited<Ports>()
    const defaults = yield* RegistrationDefaults
    return handle({
      register: Effect.fnUntraced(
        function* ({ payload }) {
          const profile = yield* register({
            email: payload.email,
            username: payload.username,
            password: payload.password,
            fullName: payload.full_name ?? null,
            currency: payload.currency ?? defaults.currency,
            timeZone: payload.timezone ?? defaults.timeZone
          })
          return tagged(profile.version, toUserJson(profile))
        },
        ports,
        Effect.catchTags({
          EmailTaken,
          TooManyAttempts,
          UsernameTaken,
          InvalidValue: ({ rule }) => invalid({ pointer: "/password", detail: rule })
        })
      ),

      login: Effect.fnUntraced(
        function* ({ payload }) {
          return toTokenPairJson(yield* login(payload))
        },
        ports,
        Effect.catchTags({
          TooManyAttempts,
          InvalidCredentials: () => refuse(Problems.InvalidCredentials, "The email or the password is wrong.")
        })
      ),

      refresh: Effect.fnUntraced(
        function* ({ payload }) {
          return toTokenPairJson(yield* refresh(payload.refresh_token))
        },
        ports,
        Effect.catchTags({
          InvalidRefreshToken: () => refuse(Problems.InvalidRefreshToken, "Sign in again.")
        })
      ),

      logout: Effect.fnUntraced(function* ({ payload }) {
        yield* logout(payload.refresh_token)
      }, ports)
    })
  })
)
