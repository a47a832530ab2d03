/**
 * What a value looks like before it is read, in the words of JSON Schema. The rules of a text are asked of what it is
 * read as, so a contract made from its codec would not tell them to those who write it. This tells, and checks nothing.
 */
import { Schema } from "effect"

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

export const shapedAs = <A>(shape: Shape) => Schema.makeFilter<A>(() => true, { toJsonSchema: () => ({ ...shape }) })
