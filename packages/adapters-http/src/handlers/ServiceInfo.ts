import { Context } from "effect"

/** What a server says of itself. */
export interface ServiceInfo {
  readonly name: string
  readonly version: string
  readonly description: string
}

export const ServiceInfo = Context.Reference<ServiceInfo>("@outlay/adapters-http/handlers/ServiceInfo", {
  defaultValue: () => ({ name: "Outlay", version: "0.1.0", description: "Expense management." })
})
