import { Context } from "effect"

/**
 * Where a request comes from, as far as its caller can tell: attempts from one address are counted together.
 *
 * @example
 * ```ts
 * import { ClientAddress, login } from "@outlay/application"
 * import { Effect, Redacted } from "effect"
 *
 * export const loginFrom = (address: string, email: string, password: string) =>
 *   Effect.provideService(login({ email, password: Redacted.make(password) }), ClientAddress, address)
 * ```
 */
export const ClientAddress = Context.Reference<string | undefined>("@outlay/application/identity/ClientAddress", {
  defaultValue: () => undefined
})
