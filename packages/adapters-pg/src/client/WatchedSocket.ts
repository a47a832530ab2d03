/**
 * A socket that is cut when its server has been asked something and has not said a word for too long: a server that is
 * frozen, and a network that has lost the way to it, tell nobody, and what is asked later would wait behind. It looks at
 * how many bytes went out and came in, so that carrying them costs nothing, and what encrypts them may stand above. What
 * was asked in the same moment as the last answer came counts as answered, until more is asked: such a session is left to
 * the driver, which ends it when a statement that was given up can't be cancelled.
 */
import { connect, type Socket } from "node:net"

/** Milliseconds between two looks. */
const moment = 100

export interface ServerAddress {
  /** A name, an address, or the folder of a Unix socket. */
  readonly host: string
  readonly port: number
  /** Milliseconds without an answer; infinite is for ever. */
  readonly patience: number
}

export const connectWatched = ({ host, patience, port }: ServerAddress): Socket => {
  const socket = connect({
    ...(host.startsWith("/") ? { path: `${host}/.s.PGSQL.${port}` } : { host, port }),
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: 30_000
  })
  if (Number.isFinite(patience)) watch(socket, patience)
  return socket
}

const watch = (socket: Socket, patience: number): void => {
  let read = 0
  let written = 0
  let silentSince: number | undefined
  const look = () => {
    if (socket.destroyed) return clearInterval(timer)
    if (socket.bytesRead !== read) {
      read = socket.bytesRead
      written = socket.bytesWritten
      silentSince = undefined
    } else if (socket.bytesWritten !== written) {
      silentSince ??= performance.now()
      if (performance.now() - silentSince >= patience) socket.destroy(new Error(`no answer for ${patience} ms`))
    }
  }
  const timer = setInterval(look, Math.min(moment, patience / 5)).unref()
  socket.once("close", () => clearInterval(timer))
}
