import type { CategoryId } from "../category/Category.ts"
import { caseKey, wordsOf } from "../text/Text.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { Expense } from "./Expense.ts"

/**
 * Which expenses a list is about. `matches` is the meaning of a filter: the memory adapter evaluates it, the SQL
 * adapter translates it, and the contract suite shows that they agree.
 *
 * @example
 * ```ts
 * import { CalendarDate, type ExpenseFilter, noFilter } from "@outlay/domain"
 *
 * // Journeys of 2026 that came to 100.00 EUR or more.
 * export const journeys: ExpenseFilter = {
 *   ...noFilter,
 *   startDate: CalendarDate.make("2026-01-01"),
 *   endDate: CalendarDate.make("2026-12-31"),
 *   minAmount: 100_00n,
 *   tags: ["train", "hotel"],
 *   tagsMatch: "any"
 * }
 * ```
 */
export interface ExpenseFilter {
  /** From this date on. */
  readonly startDate?: CalendarDate | undefined
  /** Up to and including this date. */
  readonly endDate?: CalendarDate | undefined
  /** Any of them; an empty list is no filter. */
  readonly categoryIds: ReadonlyArray<CategoryId>
  /** Minor units, inclusive. */
  readonly minAmount?: bigint | undefined
  /** Minor units, inclusive. */
  readonly maxAmount?: bigint | undefined
  /** Lower-case tags; an empty list is no filter. */
  readonly tags: ReadonlyArray<string>
  /** Whether an expense has all of the tags or any of them. */
  readonly tagsMatch: "all" | "any"
  /** Exactly this text; its case counts. */
  readonly paymentMethod?: string | undefined
  /** Every one of them occurs in description or notes, without regard to case. See {@link searchWords}. */
  readonly words: ReadonlyArray<string>
}

/**
 * Every expense.
 *
 * @example
 * ```ts
 * import { type Expense, matches, noFilter } from "@outlay/domain"
 *
 * export const paidInCash = (expenses: ReadonlyArray<Expense>) =>
 *   expenses.filter((expense) => matches({ ...noFilter, paymentMethod: "Cash" }, expense))
 * ```
 */
export const noFilter: ExpenseFilter = { categoryIds: [], tags: [], tagsMatch: "all", words: [] }

/**
 * The words of a search text, as they are compared: lower case, each once, sorted.
 *
 * @example
 * ```ts
 * import { searchWords } from "@outlay/domain"
 *
 * console.log(searchWords("Train to Graz, train home")) // [ 'graz,', 'home', 'to', 'train' ]
 * ```
 */
export const searchWords = (text: string): ReadonlyArray<string> => [...new Set(wordsOf(caseKey(text)))].toSorted()

/**
 * What search words are looked for in. A line break keeps a word from running across description and notes.
 *
 * @example
 * ```ts
 * import { searchText } from "@outlay/domain"
 *
 * console.log(JSON.stringify(searchText({ description: "Lunch", notes: null }))) // "lunch\n"
 * ```
 */
export const searchText = (expense: Pick<Expense, "description" | "notes">): string =>
  caseKey(`${expense.description ?? ""}\n${expense.notes ?? ""}`)

/**
 * Whether a filter lets an expense through. An adapter that filters by other means must agree with it.
 *
 * @example
 * ```ts
 * import { type Expense, matches, noFilter, searchWords } from "@outlay/domain"
 *
 * export const about = (expenses: ReadonlyArray<Expense>, text: string) =>
 *   expenses.filter((expense) => matches({ ...noFilter, words: searchWords(text) }, expense))
 * ```
 */
export const matches = (filter: ExpenseFilter, expense: Expense): boolean =>
  (filter.startDate === undefined || expense.date >= filter.startDate) &&
  (filter.endDate === undefined || expense.date <= filter.endDate) &&
  (filter.categoryIds.length === 0 || filter.categoryIds.includes(expense.categoryId)) &&
  (filter.minAmount === undefined || expense.amount.minor >= filter.minAmount) &&
  (filter.maxAmount === undefined || expense.amount.minor <= filter.maxAmount) &&
  matchesTags(filter, expense.tags) &&
  (filter.paymentMethod === undefined || expense.paymentMethod === filter.paymentMethod) &&
  matchesWords(filter.words, expense)

const matchesTags = ({ tags, tagsMatch }: ExpenseFilter, present: ReadonlyArray<string>): boolean => {
  if (tags.length === 0) return true
  const has = (tag: string) => present.includes(tag)
  return tagsMatch === "all" ? tags.every(has) : tags.some(has)
}

const matchesWords = (words: ReadonlyArray<string>, expense: Expense): boolean => {
  if (words.length === 0) return true
  const text = searchText(expense)
  return words.every((word) => text.includes(word))
}
