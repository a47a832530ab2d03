/**
 * Calls a server with the typed client: what can be sent, what is answered and what is refused are types.
 *
 *     npx node examples/typed-client/main.ts                        # starts a server that keeps nothing
 *     npx node examples/typed-client/main.ts http://127.0.0.1:8000  # calls one that runs already
 */
import { createClient } from "@outlay/client"
import { keepBooks } from "./keepBooks.ts"
import { ownServer } from "./ownServer.ts"
import { signUp } from "./signUp.ts"

const given = process.argv[2]
const server = given === undefined ? await ownServer() : { url: given, stop: () => {} }
const client = createClient({ baseUrl: server.url })
try {
  await signUp(client)
  await keepBooks(client)
} finally {
  await server.stop()
}
