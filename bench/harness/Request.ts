/** What a server is asked. */
export interface Request {
  readonly method: "GET" | "POST"
  readonly path: string
  readonly token?: string | undefined
  readonly body?: unknown
}

export const headersOf = ({ body, token }: Request): Record<string, string> => ({
  ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  ...(body === undefined ? {} : { "content-type": "application/json" })
})
