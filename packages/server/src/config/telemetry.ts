/** What an operator sees of the server besides its log, by the names that OpenTelemetry gives to variables. */
import { Config, Redacted, Schema } from "effect"
import { flag, oneOf, text } from "./variables.ts"

const isHttpUrl = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

const endpoint = Config.option(
  Config.schema(
    Schema.String.check(Schema.makeFilter((text) => isHttpUrl(text) || "must be a URL such as http://localhost:4318")),
    "OTEL_EXPORTER_OTLP_ENDPOINT"
  )
)

/** Undefined when it is not `name=value,name=value`, each in percent-encoding. */
const pairsOf = (text: string): Readonly<Record<string, string>> | undefined => {
  try {
    const pairs = text.split(",").map((pair) => {
      const [name = "", ...value] = pair.split("=")
      return [decodeURIComponent(name.trim()), decodeURIComponent(value.join("=").trim())] as const
    })
    return pairs.every(([name, value]) => name !== "" && value !== "") ? Object.fromEntries(pairs) : undefined
  } catch {
    return undefined
  }
}

const pairs = (name: string) =>
  Config.schema(
    Schema.String.check(
      Schema.makeFilter((text) => pairsOf(text) !== undefined || "must be names and values such as a=1,b=2")
    ),
    name
  ).pipe(
    Config.withDefault(""),
    Config.map((text) => Redacted.make(pairsOf(text) ?? {}))
  )

export const telemetry = Config.all({
  metrics: flag("METRICS", false),
  endpoint,
  protocol: oneOf("OTEL_EXPORTER_OTLP_PROTOCOL", ["http/protobuf", "http/json"]).pipe(
    Config.withDefault("http/protobuf" as const)
  ),
  headers: pairs("OTEL_EXPORTER_OTLP_HEADERS"),
  serviceName: text("OTEL_SERVICE_NAME", "outlay"),
  attributes: pairs("OTEL_RESOURCE_ATTRIBUTES")
})
export type Telemetry = Config.Success<typeof telemetry>
