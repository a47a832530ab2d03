import { StoreHealth } from "@outlay/application"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../api/Api.ts"
import { ServiceUnavailable } from "../problems/Problems.ts"
import { refuse } from "../problems/refuse.ts"
import { ServiceInfo } from "./ServiceInfo.ts"

const ok = Effect.succeed({ status: "ok" as const })

export const layer = HttpApiBuilder.group(
  Api,
  "service",
  Effect.fn(function* (handlers) {
    const health = yield* StoreHealth
    const { name, version } = yield* ServiceInfo
    return handlers.handleAll({
      getService: () => Effect.succeed({ name, version, message: "API is running", docs: "/docs" }),
      getLiveness: () => ok,
      getReadiness: () =>
        health.check.pipe(
          Effect.andThen(ok),
          Effect.catchTag("StorageUnavailable", () => refuse(ServiceUnavailable, "The database can't be reached."))
        )
    })
  })
)
