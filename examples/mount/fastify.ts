/**
 * A Fastify app with Outlay under `/money`.
 *
 *     npx node examples/mount/fastify.ts
 */
import fastify from "fastify"
import { type User, userOfKey } from "./hostUsers.ts"
import { actorOf, mountPath } from "./money.ts"
import { answerOnNode } from "./onNode.ts"
import { hostname, port, running } from "./running.ts"

declare module "fastify" {
  interface FastifyRequest {
    user: User | undefined
  }
}

const app = fastify()

app.decorateRequest("user", undefined)
app.addHook("onRequest", async (request) => {
  request.user = userOfKey(request.headers["x-api-key"])
})

app.register(async (money) => {
  // Outlay reads its bodies by itself.
  money.removeAllContentTypeParsers()
  money.addContentTypeParser("*", (_request, _body, done) => done(null))
  for (const path of [mountPath, `${mountPath}/*`]) {
    money.all(path, async (request, reply) => {
      reply.hijack()
      await answerOnNode(request.raw, reply.raw, actorOf(request.user))
    })
  }
})

app.get("/hello", async ({ user }) => `Hello, ${user?.name ?? "whoever you are"}.\n`)

await app.listen({ port, host: hostname })
running(app.server)
