/** A handler from its input to its answer; what it refuses is a problem. */
import { Effect } from "effect"
import { HttpServerRespondable, type HttpServerResponse } from "effect/http"
import type { HttpApiEndpoint } from "effect/http-api"
