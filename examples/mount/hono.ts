/**
 * A Hono app with Outlay under `/money`. Its requests are those of `fetch` already, as they are in Deno, Bun or a worker.
 *
 *     npx node examples/mount/hono.ts
 */
import { serve } from "@hono/node-server"
import { Hono } from "hono"
import { type User, userOfKey } from "./hostUsers.ts"
import { actorOf, api, mountPath } from "./money.ts"
import { hostname, port, running } from "./running.ts"

const app = new Hono<{ Variables: { user: User | undefined } }>()

app.use(async (context, next) => {
  context.set("user", userOfKey(context.req.header("X-API-Key")))
  await next()
})

app.all(`${mountPath}/*`, (context) => api.handle(context.req.raw, actorOf(context.get("user"))))

app.get("/hello", (context) => context.text(`Hello, ${context.get("user")?.name ?? "whoever you are"}.\n`))

const server = serve({ fetch: app.fetch, port, hostname }, () => running(server))
