/**
 * Rules over more than one field. A schema checks them only once every field is right by itself; to tell a caller
 * every fault at once, a rule is also kept as an annotation and asked again, over the fields that it is about, when
 * some other field was wrong.
 */
import { Schema, type SchemaAST } from "effect"

export interface CrossFieldRule {
  /** The fields that it is about. */
  readonly fields: ReadonlyArray<string>
  /** The field that the fault belongs to. */
  readonly at: string
  readonly detail: string
  /** Asked of the decoded struct, or of those of its `fields` that were given, once these are right by themselves. */
  holds(value: object): boolean
}

const annotationKey = "@outlay/adapters-http/json/CrossFieldRule"

/** The rules that a schema was given by {@link withRules}. */
export const rulesOf = (ast: SchemaAST.AST): ReadonlyArray<CrossFieldRule> => {
  const rules = ast.checks?.at(-1)?.annotations?.[annotationKey]
  return Array.isArray(rules) ? rules : []
}

/** Adds rules to a struct. */
export const withRules =
  (...rules: ReadonlyArray<CrossFieldRule>) =>
  <S extends Schema.Top & { readonly Type: object }>(schema: S) =>
    schema.check(
      Schema.makeFilter<object>(
        (value) => rules.filter((rule) => !rule.holds(value)).map(({ at, detail }) => ({ path: [at], issue: detail })),
        { [annotationKey]: rules }
      )
    )
