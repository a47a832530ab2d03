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
import { inherited } from "../serving/inherited.ts"
import { serve } from "../serving/serve.ts"

type Ports =
  | AttemptLimits
  | BookRepository
  | PasswordHasher
  | Principals
  | RefreshSessions
  | Transactor
  | UserRepository

export const layer = serve(
  "users",
  Effect.fn(function* (handle) {
    const ports = yield* inherited<Ports>()
    return handle({
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
