/** Versions as entity tags (RFC 9110, section 13): what a client has seen, and what it may change. */
import type { Precondition } from "@outlay/application"
import { Effect } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiSchema } from "effect/http-api"

/** The strong entity tag of a version. */
export const etagOf = (version: number): string => `"${version}"`

const tag = /^(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"$/

const tagsOf = (header: string): ReadonlyArray<{ readonly weak: boolean; readonly text: string }> =>
  header.split(",").flatMap((part) => {
    const match = tag.exec(part.trim())
    return match === null ? [] : [{ weak: match[1] !== undefined, text: match[2] ?? "" }]
  })

/** No version at all: what is asked to match it never does. */
const noVersion = 0

/**
 * The version that `If-Match` asks for. Of several, `current` tells which one is stored; none of them is a version
 * that nothing has, and the change will be refused.
 */
export const preconditionOf = <E, R>(
  header: string | undefined,
  current: Effect.Effect<{ readonly version: number }, E, R>
): Effect.Effect<Precondition, E, R> => {
  if (header === undefined || header.trim() === "*") return Effect.succeed({})
  const versions = tagsOf(header).flatMap(({ weak, text }) =>
    !weak && /^[1-9]\d{0,8}$/.test(text) ? [Number(text)] : []
  )
  const [version = noVersion, ...others] = versions
  if (others.length === 0) return Effect.succeed({ version })
  return Effect.map(current, (it) => ({ version: versions.includes(it.version) ? it.version : noVersion }))
}

/** A body with its entity tag, or 304 when `If-None-Match` names it. */
export const unlessSeen = <A>(header: string | undefined, version: number, body: A) => {
  const etag = etagOf(version)
  const seen =
    header !== undefined && (header.trim() === "*" || tagsOf(header).some(({ text }) => `"${text}"` === etag))
  return seen ? HttpServerResponse.empty({ status: 304, headers: { etag } }) : tagged(version, body)
}

/** A body with its entity tag. */
export const tagged = <A>(version: number, body: A) =>
  HttpApiSchema.withHeaders({ body, headers: { etag: etagOf(version) } })

/** A new resource with its entity tag and where it is. */
export const created = <A>(version: number, body: A, location: string) =>
  HttpApiSchema.withHeaders({ body, headers: { etag: etagOf(version), location } })
