/** Connections whose requests have begun, to see what becomes of them. */
import { strict as assert } from "node:assert"
import { once } from "node:events"
import { connect, type Socket } from "node:net"

export const connected = async (url: string): Promise<Socket> => {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname).setEncoding("utf8")
  await once(socket, "connect")
  return socket
}

/** Everything that comes until the server closes. */
export const rest = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let text = ""
    socket.on("data", (part: string) => (text += part))
    socket.on("close", () => resolve(text))
    socket.on("error", () => {})
  })

export interface Begun {
  readonly socket: Socket
  readonly finish: () => void
}

/** Begins a registration; the server says that it waits for the body. */
export const half = async (url: string, username = "ann"): Promise<Begun> => {
  const body = JSON.stringify({ email: `${username}@example.com`, username, password: "correct horse" })
  const socket = await connected(url)
  const head = ["POST /api/v1/auth/register HTTP/1.1", "Host: localhost", "Content-Type: application/json"]
  socket.write([...head, `Content-Length: ${body.length}`, "Expect: 100-continue", "", ""].join("\r\n"))
  const [interim] = await once(socket, "data")
  assert.match(String(interim), /^HTTP\/1\.1 100 /)
  return { socket, finish: () => void socket.write(body) }
}
