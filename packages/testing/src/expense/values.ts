/** What the schema of an expense allows is kept exactly: every text, tag, amount, date and instant. */
import { CurrencyCode, type Expense, expenseFields, firstDate, lastDate, maxMinorUnits, Money } from "@outlay/domain"
import { Arbitrary, Effect, Equal, Option, Result, Schema } from "effect"
import { strict as assert } from "node:assert"
import { same } from "../assertions.ts"
import { day, givenBook, givenBookAndCategory, givenCategory, givenExpense, instant, newExpense } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { walk } from "../state.ts"

// Characters that stores get wrong: letters that change in lower case, marks that combine, quotes, wild cards, planes.
const characters = [..."aZß ẞİıΣσςÄä\u0308é\u0301'\"\\%_{}(),;\n\t\ufeff\u200b\uffff𐐀😀ｗﬁ"]

const anyText = Arbitrary.array(Arbitrary.schema(Schema.Literals(characters)), { maxLength: 50 }).pipe(
  Arbitrary.map((parts) => parts.join(""))
)

const decodeTexts = Schema.decodeUnknownOption(
  Schema.Struct({
    description: expenseFields.description,
    paymentMethod: expenseFields.paymentMethod,
    notes: expenseFields.notes,
    tags: expenseFields.tags
  })
)

/** What the schema allows of whatever people may say of an expense. */
const said = Arbitrary.all({
  description: anyText,
  paymentMethod: anyText,
  notes: anyText,
  tags: Arbitrary.array(anyText, { maxLength: 3 })
}).pipe(Arbitrary.filterMap((texts) => Result.fromOption(decodeTexts(texts), () => texts)))

const keeps = (fields: Partial<Expense> & { readonly minor?: bigint }) =>
  Effect.gen(function* () {
    const { expenses } = yield* ports("expenses")
    const { book, category } = yield* givenBookAndCategory
    const expense = yield* givenExpense(book, category, fields)
    const found = yield* expenses.get(book.id, expense.id)
    same(found, expense)
    // Not only the same in print: entities compare by value, also deep inside.
    assert.ok(Equal.equals(found, expense), "is not equal to what was recorded")
    same(yield* expenses.find(book.id, expense.id), Option.some(expense))
    same(yield* walk(book.id), [expense])
  })

const hostile = [
  "'; drop table expenses; --",
  'a "quoted" \\ backslash, {braces} and %percent_',
  "line\nbreak\r\nand\ttab\u0001\u007f",
  "\ufeffbyte order mark, zero\u200bwidth, \u202eright to left",
  "null",
  "👩‍👩‍👧‍👦 e\u0301 is é, and \uffff is the last of its plane".normalize("NFC"),
  "\\x00 \\u0000 $1 ${x} ?"
]

const tags = ["null", "a b", '"', "\\", "{}", "'", "ß", "😀", "true", "1", "%", "\u0001", "(a)", "a;b", "\ufeff"]

export const values = section({
  about: "the values of expenses",
  needs: ["books", "categories", "expenses"],
  promises: [
    promise(
      "an expense with everything said is read back as it was recorded",
      keeps({
        description: "Lunch",
        paymentMethod: "Card",
        tags: ["work", "berlin"],
        notes: "with Ann",
        receiptUrl: "https://example.com/r/1?a=b#c",
        createdAt: instant(1),
        updatedAt: instant(86_400_000),
        version: 12
      })
    ),
    promise("an expense with nothing said is read back as it was recorded", keeps({})),
    ...hostile.map((text) =>
      promise(
        `a text is kept as it is: ${JSON.stringify(text)}`,
        keeps({ description: text, notes: text, paymentMethod: text.slice(0, 50).trim() })
      )
    ),
    promise("tags keep their characters and their order", keeps({ tags })),
    promise(
      "the longest texts are kept whole, in the widest characters",
      keeps({
        description: "𝔘".repeat(255),
        paymentMethod: "𝔘".repeat(50),
        // Of different characters, so that it can't be stored much shorter than it is.
        notes: Array.from({ length: 5000 }, (_, index) =>
          String.fromCodePoint(0x20000 + ((index * 7919) % 40_000))
        ).join(""),
        tags: Array.from({ length: 20 }, (_, index) => `${"𐐨".repeat(49)}${String.fromCodePoint(0x1f600 + index)}`),
        receiptUrl: `https://example.com/${"a".repeat(480)}`
      })
    ),
    promise("the smallest amount is kept", keeps({ minor: 1n })),
    promise("the largest amount is kept", keeps({ minor: maxMinorUnits })),
    ...[firstDate, "1969-12-31", "1970-01-01", "2000-02-29", "2024-02-29", "2026-03-29", "2026-10-25", lastDate].map(
      (date) => promise(`the date ${date} is kept, whatever the time zone`, keeps({ date: day(date) }))
    ),
    ...["JPY", "KWD", "EUR"].map((code) =>
      promise(
        `amounts in ${code} are kept in its own minor units`,
        Effect.gen(function* () {
          const { expenses } = yield* ports("expenses")
          const book = yield* givenBook({ currency: CurrencyCode.make(code) })
          const expense = yield* givenExpense(book, yield* givenCategory(book), { minor: 1_234_567n })
          same((yield* expenses.get(book.id, expense.id)).amount, Money.of(1_234_567n, book.currency))
        })
      )
    ),
    promise(
      "whatever the schema allows is read back as it was recorded",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        const samples = yield* Arbitrary.sampleEffect(said, { count: 60, size: 20, seed: 1, maxDiscards: 5000 })
        const made = yield* Effect.forEach(samples, (fields) => newExpense(book, category, fields))
        yield* expenses.insertMany(book.id, made)
        same(yield* walk(book.id, { sort: "created_at" }), made)
      })
    )
  ]
})
