/** The path under which a host has mounted the routes: empty where they lie at the root. */
import { Context } from "effect"

export const MountPath = Context.Reference<string>("@outlay/adapters-http/handlers/MountPath", {
  defaultValue: () => ""
})
