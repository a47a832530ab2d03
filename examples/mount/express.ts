/**
 * An Express app with Outlay under `/money`.
 *
 *     npx node examples/mount/express.ts
 */
import express, { type Response } from "express"
import { type User, userOfKey } from "./hostUsers.ts"
import { actorOf, mountPath } from "./money.ts"
import { answerOnNode } from "./onNode.ts"
import { hostname, port, running } from "./running.ts"

type Authenticated = Response<unknown, { user?: User | undefined }>

const app = express()

app.use((request, response: Authenticated, next) => {
  response.locals.user = userOfKey(request.get("X-API-Key"))
  next()
})

// Before any parser of bodies, since Outlay reads its own; and not by `use`, which would take the path off.
app.all([mountPath, `${mountPath}/{*path}`], (request, response: Authenticated) =>
  answerOnNode(request, response, actorOf(response.locals.user))
)

app.use(express.json())
app.get("/hello", (_, response: Authenticated) => {
  response.send(`Hello, ${response.locals.user?.name ?? "whoever you are"}.\n`)
})

const server = app.listen(port, hostname, () => running(server))
