import { CurrencyCode, type TimeZone, utc } from "@outlay/domain"
import { Context } from "effect"

/** What a registration that does not say so gets. */
export const RegistrationDefaults = Context.Reference<{
  readonly currency: CurrencyCode
  readonly timeZone: TimeZone
}>("@outlay/adapters-http/handlers/RegistrationDefaults", {
  defaultValue: () => ({ currency: CurrencyCode.make("USD"), timeZone: utc })
})
