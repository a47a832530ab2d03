import { brokenRules } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Result, Schema } from "effect"

const Shape = Schema.Struct({
  name: Schema.String,
  size: Schema.Literals(["s", "m", "l"]),
  note: Schema.optional(Schema.NullOr(Schema.String)),
  tags: Schema.Array(Schema.String.check(Schema.makeFilter((tag) => tag !== "" || "must not be empty"))),
  inner: Schema.Struct({ count: Schema.Number })
})

const options = { errors: "all", onExcessProperty: "error" } as const

const rulesOf = (input: unknown) =>
  Result.match(Schema.decodeUnknownResult(Shape, options)(input), {
    onSuccess: () => [],
    onFailure: ({ issue }) => brokenRules(issue).map(({ path, rule }) => `${path.map(String).join("/")}: ${rule}`)
  })

const good = { name: "a", size: "s", tags: [], inner: { count: 1 } }

describe("brokenRules", () => {
  it.each([
    ["nothing of what is right", good, []],
    ["what is missing", { ...good, inner: {} }, ["inner/count: is required"]],
    ["what is not known", { ...good, more: 1 }, ["more: is not known here"]],
    [
      "another type, with an article",
      { ...good, name: 1, tags: 1 },
      ["name: must be a string", "tags: must be an array"]
    ],
    ["what is no object", { ...good, inner: 1 }, ["inner: must be an object"]],
    ["one of two types", { ...good, note: 1 }, ["note: must be a string or null"]],
    ["one of several values", { ...good, size: "xl" }, ['size: must be one of "s", "m", "l"']],
    ["the rule of an element, with its index", { ...good, tags: ["a", ""] }, ["tags/1: must not be empty"]],
    ["all at once", { ...good, name: 1, tags: [""] }, ["name: must be a string", "tags/0: must not be empty"]]
  ] as const)("tells %s", (_, input, expected) => assert.sameMembers<string>([...rulesOf(input)], [...expected]))

  it.prop("quotes nothing of what was said", [Schema.Int], ([n]) => {
    const secret = `secret${n}`
    assert.notInclude(rulesOf({ name: { secret }, size: secret, note: [secret], tags: secret }).join(), secret)
  })
})
