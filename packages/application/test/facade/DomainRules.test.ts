import { orThrow } from "@outlay/application"
import { expenseFields, parseMoney } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Effect, Option, Result, Schema } from "effect"
import { actorOf, inOutlay, untyped } from "../support/facade.ts"
import { eur } from "../support/values.ts"

const oneOf = <const L extends string>(values: ReadonlyArray<L>) => Arbitrary.schema(Schema.Literals(values))
const text = Arbitrary.schema(Schema.NullOr(Schema.String))

/** What people may write in the fields of an expense, right and wrong. */
const said = Arbitrary.all({
  amount: oneOf(["12.50", "0.01", "9999999999.99", "0", "-1", "1.234", "01", "1e3", "10000000000", "", "7"]),
  date: oneOf(["2026-02-28", "2024-02-29", "1900-01-01", "2100-12-31", "2026-02-29", "2101-01-01", "2026-1-1", ""]),
  description: text,
  paymentMethod: Arbitrary.schema(Schema.Union([Schema.String, Schema.Null, Schema.Undefined, Schema.Int])),
  tags: Arbitrary.array(Arbitrary.schema(Schema.String), { maxLength: 22 }),
  notes: text,
  receiptUrl: oneOf(["https://example.com/1.pdf", "", "ftp://example.com", "https://"])
})
type Said = typeof said extends Arbitrary.Arbitrary<infer A> ? A : never

const read = <A>(schema: Schema.ConstraintDecoder<A>, value: unknown) => Schema.decodeUnknownOption(schema)(value)

/** What the domain reads in each field; none where it refuses what is there. */
const byTheDomain = (it: Said) => ({
  amount: Option.filter(Result.getSuccess(parseMoney(it.amount, eur)), ({ minor }) => minor > 0n),
  date: read(expenseFields.date, it.date),
  description: read(expenseFields.description, it.description),
  paymentMethod: read(expenseFields.paymentMethod, it.paymentMethod ?? null),
  tags: read(expenseFields.tags, it.tags),
  notes: read(expenseFields.notes, it.notes),
  receiptUrl: read(expenseFields.receiptUrl, it.receiptUrl)
})

describe("an expense in plain values", () => {
  it(
    "is read and refused, field by field, as the domain reads and refuses it",
    inOutlay(async (outlay) => {
      const ann = await actorOf(outlay)
      const { id: categoryId } = orThrow(await outlay.categories.create(ann, { name: "Any" }))
      const seen = { recorded: 0, refused: 0 }
      const agrees = async (it: Said) => {
        const fields = Object.entries(byTheDomain(it))
        const recorded = await outlay.expenses.record(ann, untyped({ ...it, categoryId }))
        if (recorded.ok) {
          seen.recorded++
          const expected = fields.map(([name, value]) => [name, Option.getOrThrow<unknown>(value)])
          assert.deepInclude<object>(recorded.value, Object.fromEntries(expected))
        } else {
          seen.refused++
          assert(recorded.error._tag === "InvalidInput")
          const wrong = recorded.error.faults.map(({ field }) => field.replace(/\[.*/, ""))
          assert.sameMembers(
            [...new Set(wrong)],
            fields.flatMap(([name, value]) => (Option.isNone<unknown>(value) ? [name] : []))
          )
        }
        return true
      }
      const result = await Effect.runPromise(
        Arbitrary.checkEffect(said, (it) => Effect.promise(() => agrees(it)), { runs: 500 })
      )
      assert.strictEqual(result._tag, "Passed", JSON.stringify(result))
      assert.isTrue(seen.recorded > 10 && seen.refused > 10, JSON.stringify(seen))
    })
  )
})
