/** A request as `node:http` brings it, and Express and Fastify with it, answered by the API. */
import { getRequestListener } from "@hono/node-server"
import type { Actor } from "@outlay/application"
import type { IncomingMessage, ServerResponse } from "node:http"
import { api } from "./money.ts"

export const answerOnNode = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  actor: Actor | undefined
): Promise<void> =>
  getRequestListener((request) => api.handle(request, actor), { overrideGlobalObjects: false })(incoming, outgoing)
