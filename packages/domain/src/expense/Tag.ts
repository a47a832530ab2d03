/** Tags: lower-case words without a comma, each once, in the order given. */
import { Schema, SchemaTransformation } from "effect"
import { shapedAs } from "../text/shapedAs.ts"
import { caseKey } from "../text/Text.ts"
import { RequiredText } from "../text/TextSchemas.ts"

/**
 * How many tags an expense has at most.
 *
 * @example
 * ```ts
 * import { type Expense, maxTags } from "@outlay/domain"
 *
 * export const tagsLeft = (expense: Expense): number => maxTags - expense.tags.length
 * ```
 */
export const maxTags = 20

/**
 * 1 to 50 characters without a comma, read in either case and kept in lower case.
 *
 * @example
 * ```ts
 * import { Tag } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * console.log(Schema.decodeUnknownSync(Tag)(" Business Trip")) // business trip
 * console.log(Schema.is(Tag)("lunch,work")) // false
 * ```
 */
export const Tag = RequiredText({ max: 50 }, { pattern: String.raw`^[^,\x00]*[^\s,\x00][^,\x00]*$` }).pipe(
  Schema.decodeTo(
    RequiredText({ max: 50 })
      .pipe(Schema.toType)
      .check(
        Schema.makeFilter((tag) => !tag.includes(",") || "must not contain a comma"),
        Schema.makeFilter((tag) => tag === caseKey(tag) || "must be in lower case")
      ),
    SchemaTransformation.transform<string, string>({ decode: caseKey, encode: (tag) => tag })
  )
)

/**
 * At most {@link maxTags} tags, each once, in the order given; repetitions are read once.
 *
 * @example
 * ```ts
 * import { Tags } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * console.log(Schema.decodeUnknownSync(Tags)(["Work ", "work", "lunch"])) // [ 'work', 'lunch' ]
 * ```
 */
export const Tags = Schema.Array(Tag)
  .check(shapedAs({ maxItems: maxTags }))
  .pipe(
    Schema.decodeTo(
      Schema.Array(Schema.toType(Tag)).check(
        Schema.makeFilter((tags) => tags.length <= maxTags || `must be at most ${maxTags} tags`, {
          toJsonSchema: () => ({ maxItems: maxTags }),
          arbitraryConstraint: { maxLength: maxTags }
        }),
        Schema.makeFilter((tags) => new Set(tags).size === tags.length || "must not repeat a tag")
      ),
      SchemaTransformation.transform<ReadonlyArray<string>, ReadonlyArray<string>>({
        decode: (tags) => [...new Set(tags)],
        encode: (tags) => tags
      })
    )
  )
