/** The service's own paths, at the root. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { ServiceUnavailable } from "../problems/Problems.ts"
import { RequestInput } from "./RequestInput.ts"

const Status = Schema.Struct({ status: Schema.Literal("ok") }).annotate({ identifier: "Health" })

export class ServiceApi extends HttpApiGroup.make("service")
  .add(
    HttpApiEndpoint.get("getService", "/", {
      success: Schema.Struct({
        name: Schema.String,
        version: Schema.String,
        message: Schema.String,
        docs: Schema.String
      }).annotate({ identifier: "Service" })
    }).annotate(OpenApi.Summary, "What this is"),
    HttpApiEndpoint.get("getLiveness", "/health/live", { success: Status }).annotate(
      OpenApi.Summary,
      "Whether the process runs"
    ),
    HttpApiEndpoint.get("getReadiness", "/health/ready", {
      success: Status,
      error: ServiceUnavailable
    }).annotate(OpenApi.Summary, "Whether the service can answer, by asking the database")
  )
  .middleware(RequestInput)
  .annotateMerge(OpenApi.annotations({ title: "Service", description: "Health and orientation." })) {}
