/** A book with a few expenses that are told apart by name, for filters to pick from. */
import { CategoryId, type Expense, type ExpenseFilter, maxMinorUnits, noFilter } from "@outlay/domain"
import { Effect } from "effect"
import { day, givenBook, givenCategory, newExpense, nextId } from "../builders.ts"
import { ports } from "../ports.ts"

type Kind = "food" | "rent" | "travel"
type Told = Partial<Omit<Expense, "date">> & { readonly in: Kind; readonly date: string; readonly minor: bigint }

const told = {
  oldest: { in: "food", date: "1900-01-01", minor: 1n, description: "İstanbul", notes: "ends in car" },
  lunch: {
    in: "food",
    date: "2026-01-10",
    minor: 1250n,
    description: "Lunch at Café",
    notes: "with Ann",
    tags: ["work", "berlin"],
    paymentMethod: "Card"
  },
  dinner: {
    in: "food",
    date: "2026-01-11",
    minor: 4000n,
    description: "DINNER",
    notes: "CAFÉ Löwen, 100% good",
    tags: ["berlin"],
    paymentMethod: "card"
  },
  rent: { in: "rent", date: "2026-02-01", minor: 90_000n },
  train: {
    in: "travel",
    date: "2026-02-28",
    minor: 3999n,
    description: "Train to ΟΔΟΣ",
    notes: "C:\\temp\\tickets",
    tags: ["work", "travel"],
    paymentMethod: "Cash"
  },
  hotel: {
    in: "travel",
    date: "2026-03-01",
    minor: 12_000n,
    description: "Hotel STRAẞE 5",
    notes: "under_score",
    tags: ["travel"],
    paymentMethod: "Card"
  },
  newest: {
    in: "rent",
    date: "2100-12-31",
    minor: maxMinorUnits,
    description: "pet",
    notes: "and 😀 dinner\nfor Ann",
    tags: ["😀", "null", "a b"],
    paymentMethod: "100%"
  }
} as const satisfies Record<string, Told>

export type Label = keyof typeof told
export type Asked = Partial<ExpenseFilter> & { readonly in?: ReadonlyArray<Kind | "none"> }

export const all: ReadonlyArray<Label> = ["oldest", "lunch", "dinner", "rent", "train", "hotel", "newest"]
/** A book with everything that is told above, and the filter that was asked in terms of its categories. */
export const given = Effect.gen(function* () {
  const { expenses } = yield* ports("expenses")
  const book = yield* givenBook()
  const categories = {
    food: (yield* givenCategory(book)).id,
    rent: (yield* givenCategory(book)).id,
    travel: (yield* givenCategory(book)).id,
    none: CategoryId.make(yield* nextId)
  } satisfies Record<string, CategoryId>
  const labels = new Map<string, Label>()
  const made: Array<Expense> = []
  for (const label of all) {
    const { date, in: kind, ...fields }: Told = told[label]
    const expense = yield* newExpense(book, { id: categories[kind] }, { ...fields, date: day(date) })
    made.push(expense)
    labels.set(expense.id, label)
  }
  yield* expenses.insertMany(book.id, made)
  const filterOf = ({ in: kinds = [], ...filter }: Asked): ExpenseFilter => ({
    ...noFilter,
    ...filter,
    categoryIds: kinds.map((kind) => categories[kind])
  })
  return { book, filterOf, labelOf: (expense: Expense) => labels.get(expense.id) }
})
