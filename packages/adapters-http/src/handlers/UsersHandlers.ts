import {
  type AttemptLimits,
  changeProfile,
  deleteAccount,
  getProfile,
  type PasswordHasher,
  type Principals,
  type RefreshSessions,
  type Transactor
} from "@outlay/application"
import type { BookRepository, UserRepository } from "@outlay/domain"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../api/Api.ts"
import { Caller } from "../api/Authorization.ts"
import { toUserJson } from "../json/UserJson.ts"
import { invalid } from "../problems/refuse.ts"
import { preconditionOf, tagged, unlessSeen } from "./Conditional.ts"
import {
  CurrencyInUse,
  EmailTaken,
  Forbidden,
  ReauthenticationRequired,
  TooManyAttempts,
  Unauthenticated,
  UsernameTaken,
  VersionMismatch
} from "./refusals.ts"

type Ports =
  | AttemptLimits
  | BookRepository
  | PasswordHasher
  | Principals
  | RefreshSessions
  | Transactor
  | UserRepository

export const layer = HttpApiBuilder.group(
  Api,
  "users",
  Effect.fn(function* (handlers) {
    const ports = Effect.provideContext(yield* Effect.context<Ports>())
    return handlers.handleAll({
      getMe: Effect.fnUntraced(
        function* ({ headers }) {
          const profile = yield* getProfile(yield* Caller)
          return unlessSeen(headers["if-none-match"], profile.version, toUserJson(profile))
        },
        ports,
        Effect.catchTags({ Unauthenticated })
      ),

      changeMe: Effect.fnUntraced(
        function* ({ headers, payload }) {
          const caller = yield* Caller
          const precondition = yield* preconditionOf(headers["if-match"], getProfile(caller))
          const profile = yield* changeProfile(
            caller,
            {
              email: payload.email,
              username: payload.username,
              fullName: payload.full_name,
              currency: payload.currency,
              timeZone: payload.timezone,
              password: payload.password
            },
            { ...precondition, currentPassword: payload.current_password }
          )
          return tagged(profile.version, toUserJson(profile))
        },
        ports,
        Effect.catchTags({
          CurrencyInUse,
          EmailTaken,
          Forbidden,
          ReauthenticationRequired,
          TooManyAttempts,
          Unauthenticated,
          UsernameTaken,
          VersionMismatch,
          InvalidValue: ({ rule }) => invalid({ pointer: "/password", detail: rule })
        })
      ),

      removeMe: Effect.fnUntraced(
        function* ({ headers, payload }) {
          const caller = yield* Caller
          const precondition = yield* preconditionOf(headers["if-match"], getProfile(caller))
          yield* deleteAccount(caller, { ...precondition, currentPassword: payload.current_password })
        },
        ports,
        Effect.catchTags({ ReauthenticationRequired, TooManyAttempts, Unauthenticated, VersionMismatch })
      )
    })
  })
)
