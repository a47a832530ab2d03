/**
 * A connection that is encrypted when the server offers it. The driver only knows "always" and "never", so this stream asks
 * (SSLRequest) and then carries the bytes either way; what the driver writes meanwhile waits.
 * Whoever sits on the wire can answer for the server: `prefer` protects against listeners only, as it does in libpq.
 */
import { isIP, type Socket } from "node:net"
import { Duplex } from "node:stream"
import { connect as connectTls } from "node:tls"
import { connectWatched, type ServerAddress } from "./WatchedSocket.ts"

export const connectPreferringTls = (server: ServerAddress): Duplex => new PreferredTls(server)

const sslRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f])
const [offered, refused, errorResponse] = [0x53, 0x4e, 0x45]

class PreferredTls extends Duplex {
  readonly #host: string
  #socket: Socket
  #whenReady: Array<() => void> | undefined = []
  readonly #close = () => void this.destroy()

  constructor(server: ServerAddress) {
    super()
    this.#host = server.host
    this.#socket = this.#follow(connectWatched(server))
    this.#socket.once("connect", () => this.#socket.write(sslRequest))
    this.#socket.once("data", (answer: Buffer) => this.#answered(answer))
  }

  #answered(answer: Buffer) {
    // more than one byte before the handshake is somebody else talking (CVE-2021-23222)
    if (answer[0] === offered && answer.length === 1) return this.#secure()
    if (answer[0] === refused && answer.length === 1) return this.#carry(this.#socket)
    if (answer[0] !== errorResponse) return void this.destroy(new Error("the server's answer to SSLRequest is none"))
    this.push(answer)
    this.#carry(this.#socket)
  }

  #secure() {
    const raw = this.#socket
    raw.off("close", this.#close)
    const servername = isIP(this.#host) === 0 ? { servername: this.#host } : {}
    const secured = this.#follow(connectTls({ socket: raw, rejectUnauthorized: false, ...servername }))
    secured.once("secureConnect", () => this.#carry(secured))
    this.#socket = secured
  }

  #carry(socket: Socket) {
    socket.on("data", (chunk: Buffer) => {
      if (!this.push(chunk)) socket.pause()
    })
    socket.on("end", () => this.push(null))
    const waiting = this.#whenReady ?? []
    this.#whenReady = undefined
    for (const run of waiting) run()
  }

  #follow<S extends Socket>(socket: S): S {
    socket.on("error", (cause) => this.destroy(cause))
    socket.on("close", this.#close)
    return socket
  }

  #ready(run: () => void) {
    if (this.#whenReady === undefined) run()
    else this.#whenReady.push(run)
  }

  override _read() {
    this.#ready(() => this.#socket.resume())
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void) {
    this.#ready(() => this.#socket.write(chunk, done))
  }

  override _final(done: () => void) {
    this.#ready(() => this.#socket.end(done))
  }

  override _destroy(cause: Error | null, done: (error: Error | null) => void) {
    this.#socket.destroy()
    done(cause)
  }
}
