/**
 * A plain `node:http` service with users of its own, and expenses kept by Outlay: neither its accounts nor its HTTP API.
 *
 *     npx node examples/embed-in-node-service/main.ts                # keeps nothing
 *     npx node examples/embed-in-node-service/main.ts --data ./team  # on the embedded database in that folder
 */
import { IdGenerators } from "@outlay/application"
import { Layer, ManagedRuntime } from "effect"
import { createServer } from "node:http"
import { parseArgs } from "node:util"
import { answer } from "./routes.ts"
import { storage } from "./storage.ts"
import { openTeamBook } from "./teamBook.ts"

const { values } = parseArgs({
  options: { data: { type: "string" }, port: { type: "string", default: "3000" } }
})

// One runtime for the life of the service: it holds the database open.
const runtime = ManagedRuntime.make(Layer.merge(storage(values.data), IdGenerators.layer))
const book = await runtime.runPromise(openTeamBook(values.data))

const server = createServer((request, response) => {
  runtime.runPromise(answer(book, request)).then(
    ({ status, body }) => response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body)),
    (fault: unknown) => {
      console.error(fault)
      response.writeHead(500).end()
    }
  )
})

server.listen(Number(values.port), "127.0.0.1", () => {
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : values.port}`
  console.log(`Running at ${url}. Try:

  curl -s ${url}/expenses -H 'X-API-Key: ann' -d '{"category":"Dining out","amount":"12.50","description":"Lunch"}'
  curl -s ${url}/expenses?q=lunch -H 'X-API-Key: bob'
  curl -s ${url}/breakdown -H 'X-API-Key: bob'
`)
})

const stop = () => {
  server.close(() => void runtime.dispose())
  server.closeIdleConnections()
}
process.once("SIGINT", stop).once("SIGTERM", stop)
