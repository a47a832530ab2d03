import type { Password, PasswordHash } from "@outlay/domain"
import { Context, type Effect, type Option, Schema } from "effect"

/** The defect of a hasher that can't take a job now: too many wait already, or it is stopping. */
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
 */
export class PasswordHasher extends Context.Service<
  PasswordHasher,
  {
    readonly hash: (password: Password) => Effect.Effect<PasswordHash>
    readonly verify: (password: Password, hash: Option.Option<PasswordHash>) => Effect.Effect<boolean>
  }
>()("@outlay/application/ports/PasswordHasher") {}
