import { contract } from "@outlay/adapters-http/handlers/Docs"
import { Console } from "effect"
import { Command } from "effect/cli"
import { OpenApi } from "effect/http-api"
import { withConfig } from "./withConfig.ts"

export const openapi = Command.make("openapi", {}, () =>
  withConfig(({ api }) => Console.log(JSON.stringify(OpenApi.fromApi(contract(api)), null, 2)))
).pipe(
  Command.withDescription("Print the HTTP contract as OpenAPI 3.1"),
  Command.withExamples([{ command: "outlay openapi > openapi.json", description: "Write it to a file" }])
)
