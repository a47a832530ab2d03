/**
 * Asks a server as fast as it answers, or at a rate, and tells how long each answer took. An answer that is not expected
 * spoils it.
 */
import autocannon from "autocannon"
import { once } from "node:events"

export interface Request {
  readonly method: "GET" | "POST"
  readonly path: string
  readonly token?: string | undefined
  readonly body?: unknown
}

export interface Load {
  readonly requests: ReadonlyArray<Request>
  readonly connections: number
  readonly seconds: number
  /** The status of every answer, where it is none of 2xx. */
  readonly refusal?: number | undefined
  /** Requests a second, at most; without it as many as are answered. */
  readonly rate?: number | undefined
}

export interface Measured {
  readonly count: number
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

export const headersOf = ({ body, token }: Request): Record<string, string> => ({
  ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  ...(body === undefined ? {} : { "content-type": "application/json" })
})

export const load = async (
  origin: string,
  { connections, rate, refusal, requests, seconds }: Load
): Promise<Measured> => {
  const times: Array<number> = []
  const failed = new Map<number, number>()
  const written = requests.map((request) => ({
    method: request.method,
    path: request.path,
    headers: headersOf(request),
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) })
  }))
  let clients = 0
  const options = {
    url: origin,
    connections,
    duration: seconds,
    ...(rate === undefined ? {} : { overallRate: rate }),
    requests: written,
    // Each begins at another request, or all would ask for the same at the same moment.
    setupClient: (client: autocannon.Client) => {
      const first = Math.floor((clients++ * written.length) / connections)
      client.setRequests([...written.slice(first), ...written.slice(0, first)])
    }
  }
  const began = performance.now()
  const run = autocannon(options, () => {})
  run.on("response", (_client, status, _bytes, time) => {
    times.push(time)
    const isExpected = refusal === undefined ? status >= 200 && status <= 299 : status === refusal
    if (!isExpected) failed.set(status, (failed.get(status) ?? 0) + 1)
  })
  const [{ errors }] = (await once(run, "done")) as [autocannon.Result]
  const elapsed = (performance.now() - began) / 1000
  if (errors > 0 || failed.size > 0 || times.length === 0) {
    throw new Error(`${origin}: ${errors} errors, ${JSON.stringify([...failed])}, ${times.length} answers`)
  }
  const sorted = Float64Array.from(times).toSorted()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { count: times.length, perSecond: times.length / elapsed, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
