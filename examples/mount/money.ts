/**
 * What each of the hosts here mounts: Outlay in memory behind its HTTP API, without accounts, since the hosts have users of
 * their own. Every user gets a book of their own; all that a host has to keep of it is its id.
 */
import { FetchHandler } from "@outlay/adapters-http"
import * as Memory from "@outlay/adapters-memory"
import { type Actor, IdGenerators, openBook, StoreHealth } from "@outlay/application"
import { CurrencyCode, TimeZone } from "@outlay/domain"
import { Effect, Layer, ManagedRuntime } from "effect"
import { hostUsers, type User } from "./hostUsers.ts"

export const mountPath = "/money"

const runtime = ManagedRuntime.make(
  Layer.mergeAll(Memory.layer, IdGenerators.layer, Layer.succeed(StoreHealth, { check: Effect.void }))
)

const settings = { currency: CurrencyCode.make("EUR"), timeZone: TimeZone.make("Europe/Vienna") }

const actors = new Map<User, Actor>(
  await Promise.all(
    hostUsers.map(async (user) => {
      const book = await runtime.runPromise(openBook(settings))
      return [user, { userId: user.id, book, role: "owner" }] as const
    })
  )
)

/** A user of the host as Outlay knows them. */
export const actorOf = (user: User | undefined): Actor | undefined =>
  user === undefined ? undefined : actors.get(user)

export const api = FetchHandler.make(Layer.effectContext(runtime.contextEffect), {
  mountPath,
  securityScheme: { type: "apiKey", in: "header", name: "X-API-Key" }
})

export const stop = async () => {
  await api.dispose()
  await runtime.dispose()
}
