/**
 * A plain `node:http` server with Outlay under `/money`.
 *
 *     npx node examples/mount/nodeHttp.ts
 */
import { createServer } from "node:http"
import { userOfKey } from "./hostUsers.ts"
import { actorOf, mountPath } from "./money.ts"
import { answerOnNode } from "./onNode.ts"
import { hostname, port, running } from "./running.ts"

const server = createServer((request, response) => {
  const user = userOfKey(request.headers["x-api-key"])
  if (request.url?.startsWith(mountPath)) return void answerOnNode(request, response, actorOf(user))
  if (request.url === "/hello") return response.end(`Hello, ${user?.name ?? "whoever you are"}.\n`)
  return response.writeHead(404).end()
})

server.listen(port, hostname, () => running(server))
