/** Answers as a client knows them from the contract, and ids that nothing has. */
export interface Category {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly color: string
  readonly icon: string | null
  readonly is_default: boolean
  readonly created_at: string
  readonly updated_at: string
}

export interface Expense {
  readonly id: string
  readonly user_id: string
  readonly category_id: string
  readonly amount: string
  readonly currency: string
  readonly description: string | null
  readonly date: string
  readonly payment_method: string | null
  readonly tags: ReadonlyArray<string>
  readonly notes: string | null
  readonly receipt_url: string | null
  readonly created_at: string
  readonly updated_at: string
}

export interface ExpensePage {
  readonly total: number | null
  readonly items: ReadonlyArray<Expense>
  readonly page: number | null
  readonly per_page: number
  readonly next_cursor: string | null
}

export interface Budget {
  readonly id: string
  readonly category_id: string | null
  readonly amount: string
  readonly period: string
  readonly start_date: string
  readonly end_date: string | null
  readonly created_at: string
  readonly updated_at: string
}

export interface BudgetStatus {
  readonly budget_id: string
  readonly category_id: string | null
  readonly period: string
  readonly period_start: string
  readonly period_end: string
  readonly amount: string
  readonly spent: string
  readonly remaining: string
  readonly percentage: number
  readonly state: string
  readonly projected: string
}

export interface List<A> {
  readonly total: number
  readonly items: ReadonlyArray<A>
}

export const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
export const timestamp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** A well-formed id that nothing has. */
export const nobodysId = "01900000-0000-7000-8000-000000000000"
