/**
 * A Fastify app with Outlay under `/money`.
 *
 *     npx node examples/mount/fastify.ts
 */
import fastify, { type FastifyRequest } from "fastify"
import { type User, userOfKey } from "./hostUsers.ts"
import { actorOf, mountPath } from "./money.ts"
import { answerOnNode } from "./onNode.ts"
import { hostname, port, running } from "./running.ts"

const app = fastify()

app.decorateRequest("hostUser")
app.addHook("onRequest", async (request) => {
  request.setDecorator("hostUser", userOfKey(request.headers["x-api-key"]))
})
const userOf = (request: FastifyRequest) => request.getDecorator<User | undefined>("hostUser")

app.register(async (money) => {
  // Outlay reads its bodies by itself.
  money.removeAllContentTypeParsers()
  money.addContentTypeParser("*", (_request, _body, done) => done(null))
  for (const path of [mountPath, `${mountPath}/*`]) {
    money.all(path, async (request, reply) => {
      reply.hijack()
      await answerOnNode(request.raw, reply.raw, actorOf(userOf(request)))
    })
  }
})

app.get("/hello", (request, reply) => {
  reply.send(`Hello, ${userOf(request)?.name ?? "whoever you are"}.\n`)
})

await app.listen({ port, host: hostname })
running(app.server)
