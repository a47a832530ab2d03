/**
 * Asks at a rate, evenly: each request is due at its own time, whatever has become of those before it, and is timed from
 * then on. So a server that falls behind shows what its users wait.
 */
import { once } from "node:events"
import { Agent, request as ask } from "node:http"
import { setTimeout } from "node:timers/promises"
import { type Measured, measured } from "./Measured.ts"
import { headersOf, type Request } from "./Request.ts"

export interface Pace {
  readonly requests: ReadonlyArray<Request>
  /** At most; who finds none waits for one. */
  readonly connections: number
  readonly seconds: number
  /** Requests a second. */
  readonly rate: number
}

/** What a load before this one has left running gets so many milliseconds to end. */
const rest = 2000

export const paced = async (origin: string, { connections, rate, requests, seconds }: Pace): Promise<Measured> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const began = performance.now() + rest
  const elapsed = () => performance.now() - began
  const answered = Array.from({ length: Math.ceil(rate * seconds) }, async (_, n) => {
    const request = requests[n % requests.length]
    if (request === undefined) throw new Error("nothing to ask for")
    const due = (n * 1000) / rate
    // A timer of Node's leaves fractions of a millisecond out, and must not be early.
    await setTimeout(Math.ceil(due - elapsed()) + 1)
    const status = await statusOf(origin, request, agent)
    if (status < 200 || status > 299) throw new Error(`${origin}: ${request.path}: ${status}`)
    return elapsed() - due
  })
  try {
    return measured(await Promise.all(answered), elapsed() / 1000)
  } finally {
    agent.destroy()
  }
}

const statusOf = async (origin: string, request: Request, agent: Agent): Promise<number> => {
  const { method, path } = request
  const asked = ask(`${origin}${path}`, { method, agent, headers: headersOf(request) })
  asked.end(request.body === undefined ? undefined : JSON.stringify(request.body))
  const [answer] = await once(asked, "response")
  answer.resume()
  await once(answer, "end")
  return answer.statusCode
}
