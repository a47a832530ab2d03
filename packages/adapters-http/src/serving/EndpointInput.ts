/** What an endpoint was asked for, once it is read and found right. `RequestInputLayer` reads it, the handler takes it. */
import { Context } from "effect"

export interface EndpointInput {
  readonly params?: unknown
  readonly headers?: unknown
  readonly query?: unknown
  readonly payload?: unknown
  /** The value that the payload was read from. */
  readonly body?: unknown
}

export const EndpointInput = Context.Reference<EndpointInput>("@outlay/adapters-http/serving/EndpointInput", {
  defaultValue: () => ({})
})
