/**
 * When a body is at fault, asks for the proof of identity first. A body without faults comes to the use case, which
 * asks for itself.
 */
import { type AttemptLimits, getProfile, needsProof, type PasswordHasher, reauthenticate } from "@outlay/application"
import { type BookRepository, Email, type UserRepository } from "@outlay/domain"
import { Effect, Layer, Option, Redacted, Schema, type Types } from "effect"
import { HttpServerRequest } from "effect/http"
import { Caller } from "../api/Authorization.ts"
import { Reauthentication } from "../api/Reauthentication.ts"
import { ValidationFailed } from "../problems/Problems.ts"
import { ReauthenticationRequired, TooManyAttempts } from "./refusals.ts"

type Ports = AttemptLimits | BookRepository | PasswordHasher | UserRepository

export const layer = Layer.effect(
  Reauthentication,
  Effect.gen(function* () {
    const ports = Effect.provideContext(yield* Effect.context<Ports>())
    return (httpEffect, { endpoint }) =>
      httpEffect.pipe(
        Effect.catch((error) =>
          error instanceof ValidationFailed
            ? Effect.andThen(ports(prove(endpoint.method === "DELETE")), Effect.fail<Types.unhandled>(error))
            : Effect.fail(error)
        )
      )
  })
)

const decodeEmail = Schema.decodeUnknownOption(Email)

const prove = Effect.fnUntraced(
  function* (always: boolean) {
    const caller = yield* Caller
    const { text } = yield* HttpServerRequest.HttpServerRequest
    const body: unknown = JSON.parse((yield* Effect.orDie(text)) || "{}")
    const field = (name: string): unknown =>
      typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined
    const currentPassword = field("current_password")
    // In its one spelling; what is no address is at least meant to be a new one.
    const email = Option.getOrElse(decodeEmail(field("email")), () => field("email"))
    const changes = { email, password: field("password") }
    yield* reauthenticate(caller, {
      currentPassword: typeof currentPassword === "string" ? Redacted.make(currentPassword) : undefined,
      required: always || needsProof(changes, (yield* getProfile(caller)).user.email)
    })
  },
  Effect.catchTags({
    ReauthenticationRequired,
    TooManyAttempts,
    // A user who has gone meanwhile: the fault of the body is answer enough.
    Unauthenticated: () => Effect.void
  })
)
