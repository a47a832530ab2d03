/** Sees to it that all servers answer the same, before any of them is measured. */
import { deepStrictEqual } from "node:assert"
import { headersOf, type Request } from "./Request.ts"
import type { Server } from "./server.ts"
import type { Workload } from "./workloads.ts"

interface Answer {
  readonly status: number
  readonly contentType: string | undefined
  readonly body: unknown
}

/** What each server makes up by itself, in what it has created. */
const ownWords = new Set(["id", "created_at", "updated_at", "access_token", "refresh_token"])

const withoutOwnWords = (body: unknown): unknown =>
  typeof body === "object" && body !== null
    ? Object.fromEntries(Object.entries(body).map(([name, value]) => [name, ownWords.has(name) ? typeof value : value]))
    : body

export const ask = async ({ origin }: Pick<Server, "origin">, request: Request): Promise<Answer> => {
  const answer = await fetch(`${origin}${request.path}`, {
    method: request.method,
    headers: headersOf(request),
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) })
  })
  const body: unknown = await answer.json()
  return {
    status: answer.status,
    contentType: answer.headers.get("content-type")?.split(";", 1)[0],
    body: request.method === "GET" ? body : withoutOwnWords(body)
  }
}

/** Fails on the first answer that differs from that of the first server. */
export const agree = async (servers: ReadonlyArray<Server>, workloads: ReadonlyArray<Workload>): Promise<number> => {
  let answers = 0
  for (const { name, requests } of workloads) {
    for (const request of new Set(requests)) {
      const [expected, ...others] = await Promise.all(servers.map((server) => ask(server, request)))
      if (expected === undefined || expected.status > 299) {
        throw new Error(`${name}: ${request.path}: ${JSON.stringify(expected)}`)
      }
      for (const [index, other] of others.entries()) {
        deepStrictEqual(
          other,
          expected,
          `${name}: ${servers[index + 1]?.name ?? ""} answers ${request.path} differently`
        )
      }
      answers += 1 + others.length
    }
  }
  return answers
}
