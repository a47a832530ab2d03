/** A server for a test file, and people who have signed up there. */
import { afterAll, beforeAll } from "@effect/vitest"
import { bodyOf, Client } from "./Client.ts"
import { start, type TestServer, type TestServerOptions } from "./TestServer.ts"

export interface Settings {
  readonly currency?: string
  readonly timezone?: string
}

let count = 0

/** Registers somebody new and signs in. */
export const signUp = async (url: string, settings: Settings = {}): Promise<Client> => {
  const username = `somebody-${++count}`
  const credentials = { email: `${username}@example.com`, password: "correct horse battery" }
  const guest = new Client(url)
  await bodyOf(201, guest.post("/auth/register", { ...credentials, ...settings, username }))
  const { access_token } = await bodyOf(200, guest.post<{ access_token: string }>("/auth/login", credentials))
  return new Client(url, access_token)
}

/** One server for all tests of a file; `somebody` is somebody new each time. */
export const givenServer = (options: TestServerOptions = {}) => {
  let server: TestServer | undefined
  beforeAll(async () => {
    server = await start(options)
  })
  afterAll(() => server?.close())
  const url = () => {
    if (server === undefined) throw new Error("the server has not started yet")
    return server.url
  }
  return { url, somebody: (settings?: Settings) => signUp(url(), settings) }
}
