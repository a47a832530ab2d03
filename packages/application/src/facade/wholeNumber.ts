/** A whole number within limits, both included. */
import { Schema } from "effect"

export const wholeNumber = (minimum: number, maximum: number) => {
  const message = `must be a whole number from ${minimum} to ${maximum}`
  return Schema.Number.check(Schema.isInt({ message }).abort(), Schema.isBetween({ minimum, maximum }, { message }))
}
