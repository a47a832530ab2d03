/** The `fetch` of a client under test: what was sent is noted down, and answers can get lost on the way back. */
export interface Sent {
  readonly method: string
  readonly path: string
  readonly headers: Headers
}

export class Network {
  readonly sent: Array<Sent> = []
  #lost = 0
  #brokenOff = 0

  /** Loses the answers to so many requests from now on; the server has got them, and does what they ask for. */
  loseAnswers(count: number): void {
    this.#lost = count
  }

  /** Loses the second half of so many answers. */
  breakOffAnswers(count: number): void {
    this.#brokenOff = count
  }

  /** What was sent to a path. */
  to(path: string): ReadonlyArray<Sent> {
    return this.sent.filter((it) => it.path === path)
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    this.sent.push({ method: request.method, path: new URL(request.url).pathname, headers: request.headers })
    const response = await fetch(request)
    if (this.#brokenOff > 0) {
      this.#brokenOff -= 1
      return brokenOff(response)
    }
    if (this.#lost === 0) return response
    this.#lost -= 1
    await response.arrayBuffer()
    throw new TypeError("fetch failed")
  }
}

const brokenOff = async (response: Response): Promise<Response> => {
  const bytes = new Uint8Array(await response.arrayBuffer())
  let half: Uint8Array | undefined = bytes.slice(0, bytes.length / 2)
  const body = new ReadableStream({
    pull: (controller) => {
      if (half === undefined) controller.error(new TypeError("terminated"))
      else controller.enqueue(half)
      half = undefined
    }
  })
  return new Response(body, response)
}
