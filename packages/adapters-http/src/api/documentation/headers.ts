/** The headers of answers, published once and referred to. */

const published = {
  "X-Request-Id": {
    description:
      "The id of the request in the log: the client's own `X-Request-Id` if it is a good one, else a new one.",
    required: true,
    schema: { type: "string", pattern: "^[A-Za-z0-9._-]{1,128}$" },
    example: "019ab3c8-1f21-7c30-8d4e-56789abcdef0"
  },
  ETag: {
    description: "The version, for `If-Match` and `If-None-Match`; it changes with every change.",
    required: true,
    schema: { type: "string" },
    example: '"1"'
  },
  Location: {
    description: "Where the new resource is.",
    required: true,
    schema: { type: "string", format: "uri-reference" },
    example: "/api/v1/expenses/019ab3c8-1f20-7b42-a4e5-23456789abcd"
  },
  "WWW-Authenticate": {
    description: "How to authenticate.",
    required: true,
    schema: { type: "string" },
    example: "Bearer"
  },
  "Idempotency-Replayed": {
    description: "This answer was given before, to the first request with this `Idempotency-Key`.",
    required: false,
    schema: { type: "string", const: "true" },
    example: "true"
  },
  RateLimit: {
    description: "How many attempts are left of each limit (`r`), and in how many seconds all are again (`t`).",
    required: true,
    schema: { type: "string" },
    example: '"login-account";r=0;t=840'
  },
  "RateLimit-Policy": {
    description: "How many attempts (`q`) each limit allows in how many seconds (`w`).",
    required: true,
    schema: { type: "string" },
    example: '"login-account";q=10;w=900'
  },
  "Retry-After": {
    description: "Seconds to wait before the next attempt.",
    required: true,
    schema: { type: "integer", minimum: 0 },
    example: 1
  }
}

type Name = keyof typeof published

export const headers: Readonly<Record<string, object>> = published

const names = Object.keys(published) as ReadonlyArray<Name>

const always: Readonly<Record<string, ReadonlyArray<Name>>> = {
  304: ["ETag"],
  401: ["WWW-Authenticate"],
  429: ["RateLimit", "RateLimit-Policy", "Retry-After"],
  503: ["Retry-After"]
}

/** The headers of an answer: those that its operation declares, those of its status, and those of every answer. */
export const headersOf = (status: string, declared: object = {}): object => {
  const own = Object.keys(declared).map((name) => name.toLowerCase())
  const sent = new Set<Name>([
    ...names.filter((name) => own.includes(name.toLowerCase())),
    ...(always[status] ?? []),
    "X-Request-Id"
  ])
  return Object.fromEntries([...sent].map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}
