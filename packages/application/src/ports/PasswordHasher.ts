import type { Password, PasswordHash } from "@outlay/domain"
import { Context, type Effect, type Option, Schema } from "effect"

/**
 * The defect of a hasher that can't take a job now: too many wait already, or it is stopping.
 *
 * @example
 * ```ts
 * import { HasherBusy, register, type Registration } from "@outlay/application"
 * import { Effect } from "effect"
 *
 * export const registerOrWait = (registration: Registration) =>
 *   Effect.catchDefect(register(registration), (defect) =>
 *     defect instanceof HasherBusy ? Effect.succeed("please come back in a minute") : Effect.die(defect)
 *   )
 * ```
 */
export class HasherBusy extends Schema.TaggedError<HasherBusy>()("HasherBusy", {
  reason: Schema.Literals(["full", "closed"])
}) {
  override get message() {
    return this.reason === "full" ? "too many passwords wait to be hashed" : "the password hasher has stopped"
  }
}

/**
 * Hashes passwords. Promises: never holds up other work of the process; verifying against no hash (an unknown
 * account) takes the time of verifying against one and is false. When more wait than can be served, it dies with
 * `HasherBusy`: no caller can do anything about it but tell its own to come back later.
 *
 * @example
 * ```ts
 * import { PasswordHasherBcrypt } from "@outlay/adapters-security"
 * import { PasswordHasher } from "@outlay/application"
 * import { Effect, Option, Redacted } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const { hash, verify } = yield* PasswordHasher
 *   const kept = Option.some(yield* hash(Redacted.make("correct horse")))
 *   return [yield* verify(Redacted.make("correct horse"), kept), yield* verify(Redacted.make("correct house"), kept)]
 * })
 *
 * console.log(await Effect.runPromise(Effect.provide(program, PasswordHasherBcrypt.layer({ cost: 4 })))) // [ true, false ]
 * ```
 */
export class PasswordHasher extends Context.Service<
  PasswordHasher,
  {
    readonly hash: (password: Password) => Effect.Effect<PasswordHash>
    readonly verify: (password: Password, hash: Option.Option<PasswordHash>) => Effect.Effect<boolean>
  }
>()("@outlay/application/ports/PasswordHasher") {}
