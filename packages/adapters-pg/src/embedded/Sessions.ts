/**
 * Serves the engine's single session to one stream after the other. A stream is what the driver takes for a socket; the
 * next one waits until the one before has ended, and finds nothing of it: no open transaction, no setting, no statement.
 * Each cycle is answered in its own turn of the event loop, so that a long pipeline can't keep a server from its sockets.
 */
import { Duplex } from "node:stream"
import type { Engine } from "./Engine.ts"
import { cutCycle, cutOpening, simpleQuery } from "./FrontendMessages.ts"

export interface Sessions {
  readonly connect: () => Duplex
  /** Ends the current session at once, so that the engine can be closed. */
  readonly end: () => void
}

export const serve = (engine: Engine): Sessions => {
  let current: Session | undefined
  const queue: Array<Session> = []
  const enter = (session: Session) => {
    if (current === undefined) start(session)
    else queue.push(session)
  }
  const start = (session: Session) => {
    current = session
    session.proceed()
  }
  const leave = (session: Session) => {
    const place = queue.indexOf(session)
    if (place >= 0) queue.splice(place, 1)
    if (current !== session) return
    current = undefined
    try {
      engine.answer(simpleQuery("rollback"))
      engine.answer(simpleQuery("discard all"))
    } catch {
      // a stopped engine tells the next session so
    }
    const next = queue.shift()
    if (next !== undefined) start(next)
  }
  return {
    connect: () => new Session(engine, enter, leave),
    end: () => {
      for (const waiting of queue.splice(0)) waiting.destroy()
      current?.destroy()
      if (current !== undefined) leave(current)
    }
  }
}

type Turn = (session: Session) => void

class Session extends Duplex {
  readonly #engine: Engine
  readonly #enter: Turn
  readonly #leave: Turn
  #received: Buffer = Buffer.alloc(0)
  #opening: Buffer = Buffer.alloc(0)
  #started = false
  #done: ((error?: Error) => void) | undefined

  constructor(engine: Engine, enter: Turn, leave: Turn) {
    super()
    this.#engine = engine
    this.#enter = enter
    this.#leave = leave
  }

  override _read() {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void) {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    this.#done = done
    this.#next()
  }

  override _destroy(cause: Error | null, done: (error: Error | null) => void) {
    this.#leave(this)
    done(cause)
  }

  override _final(done: () => void) {
    this.push(null)
    done()
  }

  /** Called when the engine is this session's own: answers the start-up packet that waited for it. */
  proceed() {
    this.#started = true
    this.#answer(this.#opening)
  }

  #next(): void {
    const cut = this.#started ? cutCycle(this.#received) : cutOpening(this.#received)
    if (cut === undefined) return this.#acknowledge()
    const { packet, rest } = cut
    this.#received = rest
    switch (packet.kind) {
      case "cycle":
        return this.#answer(packet.bytes)
      case "encryption":
        this.push("N")
        return this.#next()
      case "startup":
        this.#opening = packet.bytes
        return this.#enter(this)
      case "cancel": // nothing else runs while a statement is answered: there is nothing to cancel
      case "goodbye":
        this.#acknowledge()
        return void this.destroy()
    }
  }

  #answer(messages: Buffer) {
    setImmediate(() => {
      if (this.destroyed) return
      try {
        this.push(this.#engine.answer(messages))
      } catch (cause) {
        return void this.destroy(cause instanceof Error ? cause : new Error(String(cause)))
      }
      this.#next()
    })
  }

  #acknowledge() {
    const done = this.#done
    this.#done = undefined
    done?.()
  }
}
