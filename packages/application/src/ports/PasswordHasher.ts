/**
 * Hashes passwords. Promises: never holds up other work of the process; verifying against no hash (an unknown
 * account) takes the time of verifying against one and is false.
 */
import type { Password, PasswordHash } from "@outlay/domain"
import { Context, type Effect, type Option } from "effect"

export class PasswordHasher extends Context.Service<
  PasswordHasher,
  {
    readonly hash: (password: Password) => Effect.Effect<PasswordHash>
    readonly verify: (password: Password, hash: Option.Option<PasswordHash>) => Effect.Effect<boolean>
  }
>()("@outlay/application/ports/PasswordHasher") {}
