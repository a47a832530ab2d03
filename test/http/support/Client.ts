/**
 * A black-box client: sends what it is told, also what no typed client would, and gives back status, headers and body.
 * It knows nothing of the server's code.
 */
import { assert } from "@effect/vitest"

export interface Answer<A = unknown> {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The JSON value of the body; undefined when there is no body or it is no JSON. */
  readonly body: A
}

export interface Sent {
  readonly body?: unknown
  /** The body as it is, for what is no JSON or must be spelled in one way. */
  readonly raw?: string | Uint8Array<ArrayBuffer>
  readonly headers?: Readonly<Record<string, string>>
}

export class Client {
  readonly url: string
  readonly token: string | undefined

  constructor(url: string, token?: string) {
    this.url = url
    this.token = token
  }

  /** `path` is under the base path, with its query. */
  async send<A>(method: string, path: string, { body, raw, headers }: Sent = {}): Promise<Answer<A>> {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
        ...(sent === undefined ? {} : { "content-type": "application/json" }),
        ...headers
      },
      ...(sent === undefined ? {} : { body: sent })
    })
    const text = await response.text()
    const isJson = /^application\/(problem\+)?json/.test(response.headers.get("content-type") ?? "")
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson && text !== "" ? JSON.parse(text) : undefined) as A
    }
  }

  get<A>(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer<A>> {
    return this.send("GET", path, { headers })
  }

  post<A>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer<A>> {
    return this.send("POST", path, { body, headers })
  }

  put<A>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer<A>> {
    return this.send("PUT", path, { body, headers })
  }

  delete<A>(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer<A>> {
    return this.send("DELETE", path, { headers })
  }
}

/** The body of an answer that has one status and no other. */
export const bodyOf = async <A>(status: number, answer: Promise<Answer<A>>): Promise<A> => {
  const got = await answer
  assert.strictEqual(got.status, status, got.text)
  return got.body
}

/** The strong entity tag of an answer. */
export const etagOf = (answer: Answer): string => {
  const etag = answer.headers.get("etag") ?? ""
  assert.match(etag, /^"[^"]+"$/)
  return etag
}
