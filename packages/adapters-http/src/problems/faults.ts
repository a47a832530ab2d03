/** Broken rules as faults of a request: where, as a JSON Pointer or the name of a parameter, and which rule. */
import { brokenRules } from "@outlay/domain"
import type { SchemaIssue } from "effect"
import type { Fault } from "./Problems.ts"

export type Place = "body" | "parameter"

type Path = ReadonlyArray<PropertyKey>

// RFC 6901: `~` and `/` within a segment are written `~0` and `~1`.
const pointerOf = (path: Path): string =>
  path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")

export const faultAt = (place: Place, path: Path, detail: string): Fault =>
  place === "body" ? { pointer: pointerOf(path), detail } : { parameter: String(path[0] ?? ""), detail }

/** Every fault of an issue, each place and rule once. */
export const faultsOf = (issue: SchemaIssue.Issue, place: Place): ReadonlyArray<Fault> => {
  const faults = brokenRules(issue).map(({ path, rule }) => faultAt(place, path, rule))
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()]
}
