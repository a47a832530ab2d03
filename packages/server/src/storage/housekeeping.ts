/** Forgets once an hour what was kept long enough. What can't be done now is done next time. */
import { forgetExpired } from "@outlay/application"
import { Effect, Layer } from "effect"

const once = Effect.catchCause(forgetExpired(), (cause) => Effect.logWarning("housekeeping failed", cause))

export const layer = Layer.effectDiscard(Effect.forkScoped(Effect.forever(Effect.delay(once, "1 hour"))))
