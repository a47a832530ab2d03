/**
 * What a text looks like before it is read, in the words of JSON Schema. The rules of a text are asked of what it is
 * read as, so a contract made from its codec would not tell them to those who write it. This tells, and checks nothing.
 */
import { Schema } from "effect"

export interface Shape {
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
}

export const shapedAs = (shape: Shape) => Schema.makeFilter<string>(() => true, { toJsonSchema: () => ({ ...shape }) })
