import { StoreHealth } from "@outlay/application"
import { Effect } from "effect"
import { ServiceUnavailable } from "../problems/Problems.ts"
import { refuse } from "../problems/refuse.ts"
import { MountPath } from "./MountPath.ts"
import { ServiceInfo } from "./ServiceInfo.ts"
import { serve } from "../serving/serve.ts"

const ok = Effect.succeed({ status: "ok" as const })

export const layer = serve(
  "service",
  Effect.fn(function* (handle) {
    const health = yield* StoreHealth
    const { name, version } = yield* ServiceInfo
    const mountPath = yield* MountPath
    return handle({
      getService: () => Effect.succeed({ name, version, message: "API is running", docs: `${mountPath}/docs` }),
      getLiveness: () => ok,
      getReadiness: () =>
        health.check.pipe(
          Effect.andThen(ok),
          Effect.catchTag("StorageUnavailable", () => refuse(ServiceUnavailable, "The database can't be reached."))
        )
    })
  })
)
