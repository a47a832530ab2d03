import { CurrencyCode, type TimeZone, utc } from "@outlay/domain"
import { Context } from "effect"

/**
 * What a registration that does not say so gets: US dollars and UTC, unless a layer says otherwise.
 *
 * @example
 * ```ts
 * import { HttpApp, RegistrationDefaults } from "@outlay/adapters-http"
 * import { CurrencyCode, TimeZone } from "@outlay/domain"
 * import { Layer } from "effect"
 *
 * const austrian = Layer.succeed(RegistrationDefaults, {
 *   currency: CurrencyCode.make("EUR"),
 *   timeZone: TimeZone.make("Europe/Vienna")
 * })
 * export const app = Layer.provide(HttpApp.layer({ allowedOrigins: [] }), austrian)
 * ```
 */
export const RegistrationDefaults = Context.Reference<{
  readonly currency: CurrencyCode
  readonly timeZone: TimeZone
}>("@outlay/adapters-http/handlers/RegistrationDefaults", {
  defaultValue: () => ({ currency: CurrencyCode.make("USD"), timeZone: utc })
})
