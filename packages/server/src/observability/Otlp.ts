/** Traces and metrics to a collector, by OTLP over HTTP. */
import * as RequestSpans from "@outlay/adapters-http/handlers/RequestSpans"
import { Effect, Layer, Redacted, Tracer } from "effect"
import { FetchHttpClient, HttpClient } from "effect/http"
import { OtlpExporter, OtlpMetrics, OtlpSerialization, OtlpTracer } from "effect/observability"
import type { Telemetry } from "../config/telemetry.ts"
import { version } from "../version.ts"
import { bounded } from "./bounded.ts"
import { harmless } from "./harmless.ts"

export const layer = (endpoint: string, { protocol, headers, serviceName, attributes }: Telemetry) => {
  const to = (signal: "traces" | "metrics") => ({
    url: `${endpoint.replace(/\/+$/, "")}/v1/${signal}`,
    headers: Redacted.value(headers),
    resource: { serviceName, serviceVersion: version, attributes: Redacted.value(attributes) },
    shutdownTimeout: "2 seconds" as const
  })
  const tracer = Layer.effect(Tracer.Tracer, Effect.map(OtlpTracer.make(to("traces")), harmless))
  return Layer.mergeAll(tracer, OtlpMetrics.layer(to("metrics")), RequestSpans.layer).pipe(
    Layer.provide(OtlpExporter.layerFlusher),
    Layer.provide(protocol === "http/json" ? OtlpSerialization.layerJson : OtlpSerialization.layerProtobuf),
    Layer.provide(Layer.effect(HttpClient.HttpClient, Effect.map(HttpClient.HttpClient, bounded))),
    Layer.provide(FetchHttpClient.layer)
  )
}
