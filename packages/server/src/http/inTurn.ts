/**
 * Requests that a client sends without waiting for the answers to those before (pipelining) are handled in turn, each
 * when the answer before it has been taken. So however much is asked for on a connection, it holds one answer in memory;
 * and one on which too much is asked for at once is closed.
 */
import * as NodeHttpServerRequest from "@effect/platform-node/NodeHttpServerRequest"
import { Effect } from "effect"
import { HttpServerRequest } from "effect/http"
import type { Socket } from "node:net"

const maxWaiting = 64

type Resume = (turn: Effect.Effect<void>) => void

interface Line {
  readonly waiting: Array<Resume>
  isBusy: boolean
}

const lines = new WeakMap<Socket, Line>()

const lineOf = (socket: Socket): Line => {
  const known = lines.get(socket)
  if (known !== undefined) return known
  const line: Line = { waiting: [], isBusy: false }
  lines.set(socket, line)
  socket.once("close", () => {
    for (const resume of line.waiting.splice(0)) resume(Effect.interrupt)
  })
  return line
}

const next = (line: Line): void => {
  const resume = line.waiting.shift()
  if (resume === undefined) line.isBusy = false
  else resume(Effect.void)
}

const turn = (request: HttpServerRequest.HttpServerRequest): Effect.Effect<void> => {
  const { socket } = NodeHttpServerRequest.toIncomingMessage(request)
  if (socket.destroyed) return Effect.interrupt
  const line = lineOf(socket)
  NodeHttpServerRequest.toServerResponse(request).once("close", () => next(line))
  if (!line.isBusy) {
    line.isBusy = true
    return Effect.void
  }
  return Effect.callback((resume) => {
    line.waiting.push(resume)
    if (line.waiting.length > maxWaiting) socket.destroy()
  })
}

export const inTurn = <A, E, R>(handled: Effect.Effect<A, E, R>) =>
  Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) => Effect.andThen(turn(request), handled))
