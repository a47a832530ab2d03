import { Context } from "effect"

/** Where a request comes from, as far as its caller can tell: attempts from one address are counted together. */
export const ClientAddress = Context.Reference<string | undefined>("@outlay/application/identity/ClientAddress", {
  defaultValue: () => undefined
})
