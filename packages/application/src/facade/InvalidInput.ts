import { type BrokenRule, brokenRules } from "@outlay/domain"
import { Schema } from "effect"

/** `field` as in `amount`, `tags[1]` or `id`; `rule` for people, to be read after it, as in `must be a UUID`. */
const Fault = Schema.Struct({ field: Schema.String, rule: Schema.String })

/**
 * What was said breaks rules of the domain: all of them at once, each with its place. Nothing was done.
 *
 * @example
 * ```ts
 * import { InvalidInput } from "@outlay/application"
 *
 * const error = new InvalidInput({
 *   faults: [
 *     { field: "amount", rule: "must be greater than 0" },
 *     { field: "tags[1]", rule: "must not contain a comma" }
 *   ]
 * })
 * console.log(error.message) // amount must be greater than 0; tags[1] must not contain a comma
 * console.log(error.faults.find(({ field }) => field === "amount")?.rule) // must be greater than 0
 * ```
 */
export class InvalidInput extends Schema.TaggedError<InvalidInput>()("InvalidInput", {
  faults: Schema.Array(Fault)
}) {
  /** From the issue of arguments by name. */
  static of({ issue }: Schema.SchemaError): InvalidInput {
    return new InvalidInput({ faults: brokenRules(issue).map(toFault) })
  }

  override get message() {
    return this.faults.map(({ field, rule }) => `${field} ${rule}`).join("; ")
  }
}

// A field of an argument needs no word about whose it is; an argument that is no object has its own name.
const toFault = ({ path, rule }: BrokenRule): typeof Fault.Type => ({
  field: (path.length > 1 ? path.slice(1) : path)
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, ""),
  rule
})
