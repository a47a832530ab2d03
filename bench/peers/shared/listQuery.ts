/** What a list of expenses is asked. */
import type { Amount } from "./money.ts"

export interface ListQuery {
  readonly startDate: string | undefined
  readonly endDate: string | undefined
  readonly categoryIds: ReadonlyArray<string>
  readonly minAmount: Amount | undefined
  readonly maxAmount: Amount | undefined
  readonly tags: ReadonlyArray<string>
  readonly tagsMatch: "all" | "any"
  readonly paymentMethod: string | undefined
  readonly words: ReadonlyArray<string>
  readonly sort: Sort
  readonly page: number
  readonly perPage: number
  /** Instead of the page. */
  readonly cursor: string | undefined
}

export type Sort = "-date" | "date" | "-amount" | "amount" | "-created_at" | "created_at"
