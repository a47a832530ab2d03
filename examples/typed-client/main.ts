/**
 * Calls a server with the typed client: what can be sent, what is answered and what is refused are types.
 *
 *     npx node examples/typed-client/main.ts                        # starts a server that keeps nothing
 *     npx node examples/typed-client/main.ts http://127.0.0.1:8000  # calls one that runs already
 */
import { NodeRuntime } from "@effect/platform-node"
import * as OutlayClient from "@outlay/adapters-http/client/OutlayClient"
import { Effect, Redacted } from "effect"
import { FetchHttpClient } from "effect/http"
import { keepBooks } from "./keepBooks.ts"
import { ownServer } from "./ownServer.ts"
import { registered } from "./registered.ts"

const program = Effect.gen(function* () {
  const baseUrl = process.argv[2] ?? (yield* ownServer)
  const guest = yield* OutlayClient.make({ baseUrl })
  const { access_token } = yield* registered(guest)
  const accessToken = Effect.succeed(Redacted.make(access_token))
  yield* keepBooks(yield* OutlayClient.make({ baseUrl, accessToken }))
})

program.pipe(Effect.scoped, Effect.provide(FetchHttpClient.layer), NodeRuntime.runMain)
