/**
 * The server as a careful user of Fastify writes it: schemas for requests and answers, plugins by path, @fastify/jwt,
 * the native bcrypt, postgres.js; no caches, one round trip to the database for each request but a login. It answers
 * the measured part of the API as Outlay does.
 *
 * DATABASE_URL, PORT, SECRET_KEY, POOL (20)
 */
import { fastify } from "fastify"
import { closeDatabase } from "../shared/database.ts"
import { requestIdOf } from "../shared/ids.ts"
import { isCompressed, jsonType, valueOf } from "../shared/json.ts"
import { isDecodable, type Parameters, parametersOf, reportUnknown } from "../shared/parameters.ts"
import { compressed, type Fault, notDecodable, Refusal } from "../shared/problems.ts"
import { base, whyNotRouted } from "../shared/routes.ts"
import { maxBodyBytes, settings } from "../shared/settings.ts"
import { registerAnalytics } from "./analytics.ts"
import { registerExpenses } from "./expenses.ts"
import { registerLogin } from "./login.ts"
import { onError, refuse } from "./refusals.ts"
import * as schemas from "./schemas.ts"
import { registerTokens } from "./tokens.ts"

const app = fastify({
  bodyLimit: maxBodyBytes,
  keepAliveTimeout: 65_000,
  genReqId: (request) => requestIdOf(request.headers["x-request-id"]),
  routerOptions: { querystringParser: (text) => parametersOf(text) as Record<string, unknown> },
  frameworkErrors: (_, request, reply) => void refuse(request, reply, notDecodable),
  // Nothing is left out, made up or turned into another type.
  ajv: {
    customOptions: { allowUnionTypes: true, coerceTypes: false, removeAdditional: false, useDefaults: false }
  }
})

app.addHook("onRequest", (request, reply, done) => {
  reply.headers({
    "x-request-id": request.id,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store"
  })
  done()
})

// Behind the tokens: whoever is nobody is told so first.
app.addHook("preParsing", (request, _, payload, done) => {
  if (isDecodable(request.url)) done(null, payload)
  else done(notDecodable)
})

app.removeAllContentTypeParsers()
app.addContentTypeParser(jsonType, { parseAs: "buffer" }, (request, bytes: Buffer, done) => {
  const value = isCompressed(request.headers) ? compressed : valueOf(bytes)
  if (value instanceof Refusal) done(value)
  else done(null, value)
})

app.setErrorHandler(onError)
app.setNotFoundHandler((request, reply) => {
  const { allow, refusal } = whyNotRouted(request.url.split("?", 1).join())
  if (allow !== undefined) reply.header("allow", allow)
  return refuse(request, reply, refusal)
})

const live = {
  schema: {
    querystring: schemas.noParameters,
    response: { 200: { type: "object", properties: { status: { type: "string" } } } }
  },
  config: {
    faultsOf: ({ query }: { readonly query: unknown }) => {
      const faults: Array<Fault> = []
      reportUnknown(query as Parameters, new Set(), faults)
      return faults
    }
  }
}

await registerTokens(app)
app.get("/health/live", live, () => ({ status: "ok" }))
await app.register(registerLogin, { prefix: `${base}/auth` })
await app.register(registerExpenses, { prefix: base })
await app.register(registerAnalytics, { prefix: `${base}/analytics` })
await app.listen({ host: "127.0.0.1", port: settings.port })
console.log(`fastify listens on http://127.0.0.1:${settings.port}`)

/** For what is running to end. */
const patienceMillis = 1000

process.once("SIGTERM", () => {
  void app.close().then(closeDatabase)
  setTimeout(() => app.server.closeAllConnections(), patienceMillis).unref()
})
