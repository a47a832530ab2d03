/** What the configuration wants to be seen of a server. What it does not want costs nothing, not even its loading. */
import { Effect, Layer, Option, References } from "effect"
import type { ServerConfig } from "../config/ServerConfig.ts"

const metrics = Layer.unwrap(
  Effect.map(
    Effect.promise(() =>
      Promise.all([import("@outlay/adapters-http/handlers/RequestMetrics"), import("./ProcessMetrics.ts")])
    ),
    ([RequestMetrics, ProcessMetrics]) => Layer.merge(RequestMetrics.layer, ProcessMetrics.layer)
  )
)

/** Spans that nobody is sent need not be made. */
const untraced = Layer.succeed(References.TracerEnabled, false)

export const layer = ({ telemetry }: ServerConfig) => {
  const otlp = Option.map(telemetry.endpoint, (endpoint) =>
    Layer.unwrap(
      Effect.map(
        Effect.promise(() => import("./Otlp.ts")),
        (Otlp) => Otlp.layer(endpoint, telemetry)
      )
    )
  )
  return Layer.merge(
    telemetry.metrics || Option.isSome(otlp) ? metrics : Layer.empty,
    Option.getOrElse(otlp, () => untraced)
  )
}
