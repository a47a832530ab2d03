import { Context } from "effect"

/**
 * What a server says of itself, at its root and in the contract that it publishes.
 *
 * @example
 * ```ts
 * import { HttpApp, ServiceInfo } from "@outlay/adapters-http"
 * import { Layer } from "effect"
 *
 * const ours = Layer.succeed(ServiceInfo, { name: "Kitchen table", version: "2.1.0", description: "Our money." })
 * export const app = Layer.provide(HttpApp.layer({ allowedOrigins: [] }), ours)
 * ```
 */
export interface ServiceInfo {
  /** The title of the contract, such as `Outlay`. */
  readonly name: string
  /** Of the program, such as `0.1.0`. */
  readonly version: string
  /** A sentence or more, for who reads the contract. */
  readonly description: string
}

export const ServiceInfo = Context.Reference<ServiceInfo>("@outlay/adapters-http/handlers/ServiceInfo", {
  defaultValue: () => ({ name: "Outlay", version: "0.1.0", description: "Expense management." })
})
