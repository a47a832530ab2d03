import { Schema } from "effect"

/**
 * Words of JSON Schema.
 *
 * @example
 * ```ts
 * import { RequiredText, type Shape } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * const letters: Shape = { pattern: "^[A-Z]+$" }
 * const { schema } = Schema.toJsonSchemaDocument(RequiredText({ max: 8 }, letters))
 * console.log(schema) // { type: 'string', minLength: 1, maxLength: 8, pattern: '^[A-Z]+$' }
 * ```
 */
export interface Shape {
  /** The fewest characters of a text, counted in code points. */
  readonly minLength?: number
  /** The most characters of a text, counted in code points. */
  readonly maxLength?: number
  /** A regular expression of ECMAScript that a text matches somewhere, without slashes and flags. */
  readonly pattern?: string
  /** The name of a form of text, such as `date`, `email`, `uri` or `uuid`. */
  readonly format?: string
  /** The most elements of an array. */
  readonly maxItems?: number
  /** The least number that is allowed. */
  readonly minimum?: number
  /** The number that a value must be above. */
  readonly exclusiveMinimum?: number
  /** The greatest number that is allowed. */
  readonly maximum?: number
}

/**
 * What a value looks like before it is read, in the words of JSON Schema. The rules of a text are asked of what it is
 * read as, so a contract made from its codec would not tell them to those who write it. This tells, and checks nothing.
 *
 * @example
 * ```ts
 * import { shapedAs } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * const Code = Schema.String.check(shapedAs({ maxLength: 3 }))
 * console.log(Schema.is(Code)("four")) // true
 * ```
 */
export const shapedAs = <A>(shape: Shape) => Schema.makeFilter<A>(() => true, { toJsonSchema: () => ({ ...shape }) })
