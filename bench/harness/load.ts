/** Asks a server as fast as it answers, and tells how long each answer took. An answer that is not expected spoils it. */
import autocannon from "autocannon"
import { once } from "node:events"
import { type Measured, measured } from "./Measured.ts"
import { headersOf, type Request } from "./Request.ts"

export interface Load {
  readonly requests: ReadonlyArray<Request>
  readonly connections: number
  readonly seconds: number
  /** The status of every answer, where it is none of 2xx. */
  readonly refusal?: number | undefined
}

export const load = async (origin: string, { connections, refusal, requests, seconds }: Load): Promise<Measured> => {
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
  return measured(times, elapsed)
}
