/** Schema issues as rules that a person can act on, each with its place. No input is quoted. */
import { SchemaIssue } from "effect"

/**
 * A rule that a value breaks, and where.
 *
 * @example
 * ```ts
 * import type { BrokenRule } from "@outlay/domain"
 *
 * const sentence = ({ path, rule }: BrokenRule) => `${path.map(String).join(".")} ${rule}`
 * console.log(sentence({ path: ["tags", 0], rule: "must not be empty" })) // tags.0 must not be empty
 * ```
 */
export interface BrokenRule {
  /** Where: keys and indices from the outside in. */
  readonly path: ReadonlyArray<PropertyKey>
  /** Such as `must be a string`: to be read after the name of the place. */
  readonly rule: string
}

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
  const named = message.slice("Expected ".length).split(" | ")
  // Who may leave something out is not told to say so.
  const expected = named.filter((name) => name !== "undefined").map(article)
  return expected.length > 2 ? `must be one of ${expected.join(", ")}` : `must be ${expected.join(" or ")}`
}

/**
 * Every rule that a value breaks.
 *
 * @example
 * ```ts
 * import { brokenRules, CategoryDraft } from "@outlay/domain"
 * import { Result, Schema } from "effect"
 *
 * const read = Schema.decodeUnknownResult(CategoryDraft)({ name: "", color: "#38a169", description: null, icon: null })
 * if (Result.isFailure(read)) console.log(brokenRules(read.failure.issue)) // [ { path: [ 'name' ], rule: 'must not be empty' } ]
 * ```
 */
export const brokenRules = (issue: SchemaIssue.Issue): ReadonlyArray<BrokenRule> =>
  format(issue).issues.map(({ path = [], message }) => ({
    path: path.map((segment) => (typeof segment === "object" ? segment.key : segment)),
    rule: readable(message)
  }))
