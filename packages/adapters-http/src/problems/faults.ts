/**
 * Schema issues as faults that a person can act on: where (a JSON Pointer or the name of a parameter) and which rule.
 * No input is quoted.
 */
import { SchemaIssue } from "effect"
import type { Fault } from "./Problems.ts"

export type Place = "body" | "parameter"

type Segment = PropertyKey | { readonly key: PropertyKey }

const keyOf = (segment: Segment): string => String(typeof segment === "object" ? segment.key : segment)

// RFC 6901: `~` and `/` within a segment are written `~0` and `~1`.
const pointerOf = (path: ReadonlyArray<Segment>): string =>
  path.map((segment) => `/${keyOf(segment).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")

export const faultAt = (place: Place, path: ReadonlyArray<Segment>, detail: string): Fault =>
  place === "body" ? { pointer: pointerOf(path), detail } : { parameter: keyOf(path[0] ?? ""), detail }

const article = (expected: string): string => {
  if (/^(string|number|integer|boolean)$/.test(expected)) return `a ${expected}`
  if (/^(array|object)$/.test(expected)) return `an ${expected}`
  return expected
}

const leafHook: SchemaIssue.LeafHook = (issue) => {
  if (issue._tag === "MissingKey") return "is required"
  if (issue._tag === "UnexpectedKey") return "is not known here"
  // By default it has the name of its schema.
  if (issue._tag === "InvalidType" && issue.ast._tag === "Objects") return "must be an object"
  return SchemaIssue.defaultLeafHook(issue)
}

const format = SchemaIssue.makeFormatterStandardSchemaV1({ leafHook })

// The default texts say "Expected string | null".
const readable = (message: string): string => {
  if (!message.startsWith("Expected ")) return message
  const expected = message.slice("Expected ".length).split(" | ").map(article)
  return expected.length > 2 ? `must be one of ${expected.join(", ")}` : `must be ${expected.join(" or ")}`
}

/** Every fault of an issue, each place and rule once. */
export const faultsOf = (issue: SchemaIssue.Issue, place: Place): ReadonlyArray<Fault> => {
  const faults = format(issue).issues.map(({ path = [], message }) => faultAt(place, path, readable(message)))
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()]
}
