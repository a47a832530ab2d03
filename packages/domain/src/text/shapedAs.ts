import { Schema } from "effect"

/** Words of JSON Schema. */
export interface Shape {
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
  readonly maxItems?: number
  readonly minimum?: number
  readonly exclusiveMinimum?: number
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
