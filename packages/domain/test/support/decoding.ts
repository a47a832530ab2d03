/** What a schema says to a value from outside: the value it reads, or the rules that are broken. */
import { Result, Schema, SchemaIssue } from "effect"

const messages = SchemaIssue.makeFormatterStandardSchemaV1()

/** The rules that an input breaks, all at once; none when it is taken. */
export const refusals = (schema: Schema.ConstraintDecoder<unknown>, input: unknown): ReadonlyArray<string> =>
  Result.match(Schema.decodeUnknownResult(schema, { errors: "all" })(input), {
    onSuccess: () => [],
    onFailure: (error) => messages(error.issue).issues.map((issue) => issue.message)
  })

export const accepts = (schema: Schema.ConstraintDecoder<unknown>, input: unknown): boolean =>
  refusals(schema, input).length === 0
